import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type UploadedFile, uploadFile } from '../../shared/api/upload-file.ts'
import { problemText } from '../../shared/ui/problem-text.ts'

export interface Uploads {
  files: readonly UploadedFile[]
  /** Names of those on their way. */
  underWay: readonly string[]
  /** What became of the last one that did not get through. */
  problem: string | undefined
  add: (chosen: readonly File[]) => void
  remove: (id: string) => void
  clear: () => void
}

const mostFiles = 10

/** Files that go up as soon as they are chosen, so that sending the form is quick and what is wrong is told at once. */
export function useUploads(companyId: string | undefined): Uploads {
  const { t } = useTranslation()
  const [files, setFiles] = useState<readonly UploadedFile[]>([])
  const [underWay, setUnderWay] = useState<readonly string[]>([])
  const [problem, setProblem] = useState<string>()
  // A form that was left or cleared wants nothing of what is still on its way.
  const round = useRef(0)
  const upload = async (file: File) => {
    const its = round.current
    setUnderWay((names) => [...names, file.name])
    try {
      const done = await uploadFile(`/api/files?company=${companyId}`, file)
      if (its === round.current) setFiles((known) => [...known, done])
    } catch (error) {
      if (its === round.current) setProblem(`${file.name}: ${problemText(t, error)}`)
    } finally {
      setUnderWay((names) => {
        const at = names.indexOf(file.name)
        return names.filter((_, n) => n !== at)
      })
    }
  }
  return {
    files,
    underWay,
    problem,
    add: (chosen) => {
      setProblem(undefined)
      const room = mostFiles - files.length - underWay.length
      if (chosen.length > room) setProblem(t('request.tooManyFiles', { count: mostFiles }))
      for (const file of chosen.slice(0, Math.max(0, room))) void upload(file)
    },
    remove: (id) => {
      setProblem(undefined)
      setFiles((known) => known.filter((it) => it.id !== id))
    },
    clear: () => {
      round.current++
      setFiles([])
      setProblem(undefined)
    },
  }
}

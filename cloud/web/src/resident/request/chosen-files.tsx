import { IconFile, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { fileSize } from '../../shared/ui/file-size.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import classes from './chosen-files.module.css'
import type { Uploads } from './use-uploads.ts'

/** What is attached so far, on its way, or refused. */
export function ChosenFiles({ uploads }: { uploads: Uploads }) {
  const { t, i18n } = useTranslation()
  const { files, underWay, problem, remove } = uploads
  return (
    <div aria-live="polite" className={classes.chosen}>
      {files.map(({ id, name, sizeBytes }) => (
        <div key={id} className={classes.file}>
          <IconFile size={22} stroke={1.6} aria-hidden="true" />
          <span className={classes.name}>{name}</span>
          <span className={classes.size}>{fileSize(sizeBytes, i18n.language)}</span>
          <button
            type="button"
            className={classes.remove}
            onClick={() => remove(id)}
            aria-label={t('request.removeFile', { name })}
          >
            <IconX size={18} stroke={1.8} aria-hidden="true" />
          </button>
        </div>
      ))}
      {underWay.map((name, n) => (
        <div key={`${n} ${name}`} className={classes.file}>
          <Spinner />
          <span className={classes.name}>{name}</span>
          <span className={classes.size}>{t('request.uploading')}</span>
        </div>
      ))}
      {problem !== undefined && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

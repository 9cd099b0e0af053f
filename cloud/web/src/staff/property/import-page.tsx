import { Button, FileButton } from '@mantine/core'
import { IconArrowLeft, IconFileSpreadsheet, IconFileUpload } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../shared/ui/notice.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { saveFile, toCsv } from '../frame/csv.ts'
import { Page } from '../frame/page.tsx'
import { useAct } from '../frame/use-act.ts'
import { useFilters } from '../frame/use-filters.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { ImportPreview } from './import-preview.tsx'
import { importQuery, uploadImport } from './import-queries.ts'
import classes from './property.module.css'

/** Filling the register from a file: choose, look at what would change, import. Which upload it is stands in the address. */
export default function ImportPage() {
  const { t } = useTranslation('staff')
  const shared = useTranslation()
  const { companyId, to } = useWorkplace()
  const [{ file: id }, setFilters] = useFilters({ file: '' })
  const client = useQueryClient()
  const { data, error } = useQuery(importQuery(companyId, id))
  const upload = useAct(async (file: File) => {
    const made = await uploadImport(companyId, file)
    client.setQueryData(importQuery(companyId, made.id).queryKey, made)
    setFilters({ file: made.id }, { keepsHistory: true })
  })
  return (
    <Page
      title={t('import.title')}
      actions={
        <Button
          component={Link}
          to={to('property')}
          size="sm"
          variant="subtle"
          leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
        >
          {t('property.back')}
        </Button>
      }
    >
      {id === '' && (
        <Choose isRunning={upload.isRunning} fault={upload.fault} onFile={(file) => void upload.run(file)} />
      )}
      {id !== '' && data !== undefined && <ImportPreview upload={data} onAgain={() => setFilters({ file: '' })} />}
      {id !== '' && data === undefined && error !== null && (
        <Notice
          isFault
          icon={<IconFileSpreadsheet size={34} stroke={1.6} />}
          title={t('list.failed')}
          hint={problemText(shared.t, error)}
          action={<Button onClick={() => setFilters({ file: '' })}>{t('import.chooseAnother')}</Button>}
        />
      )}
    </Page>
  )
}

interface ChooseProps {
  isRunning: boolean
  fault: string | undefined
  onFile: (file: File) => void
}

function Choose({ isRunning, fault, onFile }: ChooseProps) {
  const { t } = useTranslation('staff')
  const [isOver, setIsOver] = useState(false)
  const columns = [
    'city',
    'district',
    'street',
    'house',
    'block',
    'structure',
    'entrance',
    'number',
    'kind',
    'floor',
    'area',
  ] as const
  const sample = () =>
    saveFile(
      `${t('import.sampleName')}.csv`,
      toCsv([columns.map((it) => t(`import.columns.${it}`)), t('import.sampleRow').split(';')]),
    )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a second way; the button inside is the first
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setIsOver(false)
        const [file] = event.dataTransfer.files
        if (file) onFile(file)
      }}
    >
      <IconFileSpreadsheet size={40} stroke={1.4} aria-hidden="true" />
      <p>{t('import.hint')}</p>
      <FileButton
        accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={(file) => file !== null && onFile(file)}
        inputProps={{ 'aria-label': t('import.choose') }}
      >
        {(props) => (
          <Button {...props} loading={isRunning} leftSection={<IconFileUpload size={18} aria-hidden="true" />}>
            {t('import.choose')}
          </Button>
        )}
      </FileButton>
      <Button size="compact-sm" variant="subtle" onClick={sample}>
        {t('import.sample')}
      </Button>
      {fault !== undefined && <p role="alert">{fault}</p>}
    </div>
  )
}

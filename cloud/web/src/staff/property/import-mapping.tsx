import { Select } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useAct } from '../frame/use-act.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { type Import, type ImportColumn, importQuery, mapImport } from './import-queries.ts'
import classes from './property.module.css'

const columns = [
  ...(['address', 'postalCode', 'city', 'district', 'street', 'house', 'block', 'structure'] as const),
  ...(['buildingCadastralNumber', 'entrance', 'number', 'kind', 'floor', 'area', 'cadastralNumber'] as const),
] satisfies ImportColumn[]

/** What each column of the file holds, with its first lines below; what was guessed can be changed. */
export function ImportMapping({ upload }: { upload: Import }) {
  const { t } = useTranslation('staff')
  const { companyId } = useWorkplace()
  const client = useQueryClient()
  const map = useAct(async (at: number, column: ImportColumn | null) => {
    // A thing is held by one column: the one that was chosen last.
    const mapping = upload.mapping.map((it, place) => (place === at ? column : it === column ? null : it))
    const next = await mapImport(companyId, upload.id, mapping)
    client.setQueryData(importQuery(companyId, upload.id).queryKey, next)
  })
  return (
    <section className={classes.form} aria-label={t('import.mapping')}>
      <h2>{t('import.mapping')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keys */}
      <section className={classes.scroll} aria-label={t('import.mapping')} tabIndex={0}>
        <table className={classes.mapping}>
          <thead>
            <tr>
              {upload.header.map((title, at) => (
                <th key={at} scope="col">
                  {title || t('import.untitled', { number: at + 1 })}
                  <Select
                    size="xs"
                    mt={6}
                    aria-label={t('import.columnHolds', { title: title || String(at + 1) })}
                    placeholder={t('import.leftOut')}
                    clearable
                    disabled={map.isRunning}
                    value={upload.mapping[at] ?? null}
                    onChange={(column) => void map.run(at, column as ImportColumn | null)}
                    data={columns.map((value) => ({ value, label: t(`import.columns.${value}`) }))}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {upload.sample.map(({ line, cells }) => (
              <tr key={line}>
                {upload.header.map((_, at) => (
                  <td key={at}>{cells[at] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {map.fault !== undefined && <p role="alert">{map.fault}</p>}
    </section>
  )
}

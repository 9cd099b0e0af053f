import { Button, Group, Progress } from '@mantine/core'
import { IconDatabaseImport, IconDownload } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile, toCsv } from '../frame/csv.ts'
import { useAct } from '../frame/use-act.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { ImportMapping } from './import-mapping.tsx'
import { type Import, type ImportProblem, importProgress, importQuery, runImport } from './import-queries.ts'
import classes from './property.module.css'

const pollMs = 700

interface ImportPreviewProps {
  upload: Import
  onAgain: () => void
}

/** What an upload would change, and which lines are wrong; then how it goes, and what it has changed. */
export function ImportPreview({ upload, onAgain }: ImportPreviewProps) {
  const { t } = useTranslation('staff')
  const { companyId, to } = useWorkplace()
  const client = useQueryClient()
  const { status, summary } = upload
  const { queryKey } = importQuery(companyId, upload.id)
  const run = useAct(async () => {
    const begun = await runImport(companyId, upload.id)
    client.setQueryData(queryKey, { ...upload, ...begun })
  })
  const delimiter = upload.delimiter === '\t' ? t('import.tab') : upload.delimiter
  const told = [upload.fileName, upload.kind.toUpperCase(), upload.encoding, delimiter].filter((it) => it !== null)
  const changes =
    summary === null
      ? 0
      : summary.buildings.added +
        summary.buildings.changed +
        summary.entrances.added +
        summary.premises.added +
        summary.premises.changed
  return (
    <>
      <p className={classes.muted}>{told.join(' · ')}</p>
      {status === 'running' && <Running upload={upload} />}
      {status === 'failed' && <p role="alert">{t('import.failed')}</p>}
      {status === 'done' && <h2 role="status">{t('import.done')}</h2>}
      {summary !== null && status !== 'running' && <Counts summary={summary} isDone={status === 'done'} />}
      {summary === null && <p role="status">{t('import.unmapped')}</p>}
      {run.fault !== undefined && <p role="alert">{run.fault}</p>}
      <Group gap={8}>
        {(status === 'ready' || status === 'failed') && (
          <Button
            leftSection={<IconDatabaseImport size={18} aria-hidden="true" />}
            loading={run.isRunning}
            disabled={changes === 0}
            onClick={() => void run.run()}
          >
            {t('import.run')}
          </Button>
        )}
        {status === 'done' && (
          <Button component={Link} to={to('property')}>
            {t('import.toBuildings')}
          </Button>
        )}
        {status !== 'running' && (
          <Button variant="subtle" onClick={onAgain}>
            {t('import.chooseAnother')}
          </Button>
        )}
      </Group>
      {status === 'ready' && summary !== null && changes === 0 && (
        <p className={classes.muted}>{t('import.nothing')}</p>
      )}
      {upload.problems.length > 0 && status !== 'running' && <Problems upload={upload} />}
      {status === 'ready' && <ImportMapping upload={upload} />}
    </>
  )
}

function Running({ upload }: { upload: Import }) {
  const { t } = useTranslation('staff')
  const { companyId } = useWorkplace()
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: ['property-import-progress', companyId, upload.id],
    queryFn: () => importProgress(companyId, upload.id),
    refetchInterval: pollMs,
  })
  const isOver = data !== undefined && data.status !== 'running'
  useEffect(() => {
    if (!isOver) return
    void client.invalidateQueries({ queryKey: ['property-import', companyId, upload.id] })
    void client.invalidateQueries({ queryKey: ['buildings', companyId] })
    void client.invalidateQueries({ queryKey: ['building', companyId] })
  }, [isOver, client, companyId, upload.id])
  const { written, total } = data ?? upload
  return (
    <div role="status" className={classes.form}>
      <span>{t('import.running', { written, total })}</span>
      <Progress value={total === 0 ? 0 : (written / total) * 100} animated aria-label={t('import.progress')} />
    </div>
  )
}

function Counts({ summary, isDone }: { summary: NonNullable<Import['summary']>; isDone: boolean }) {
  const { t } = useTranslation('staff')
  const figures = [
    ['lines', summary.lines],
    ['newBuildings', summary.buildings.added],
    ['newEntrances', summary.entrances.added],
    ['newPremises', summary.premises.added],
    ['changed', summary.premises.changed + summary.buildings.changed],
    ['unchanged', summary.premises.unchanged],
    ['bad', summary.bad],
  ] as const
  return (
    <dl className={classes.counts} aria-label={t(isDone ? 'import.result' : 'import.wouldChange')}>
      {figures.map(([key, count]) => (
        <div key={key} className={classes.count} data-bad={(key === 'bad' && count > 0) || undefined}>
          <dt>{t(`import.counts.${key}`)}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  )
}

const shown = 50

function Problems({ upload: { problems, fileName } }: { upload: Import }) {
  const { t } = useTranslation('staff')
  const say = ({ reason, value }: ImportProblem) =>
    t(`import.problems.${reason as 'city'}`, { value, defaultValue: reason })
  const save = () => {
    const heading = [t('import.line'), t('import.problem'), t('import.value')]
    const lines = problems.map((it) => [String(it.line), say(it), it.value])
    saveFile(`${fileName}-${t('import.problemsName')}.csv`, toCsv([heading, ...lines]))
  }
  return (
    <section className={classes.form} aria-label={t('import.problemsTitle')}>
      <Group justify="space-between">
        <h2>{t('import.problemsTitle')}</h2>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconDownload size={16} aria-hidden="true" />}
          onClick={save}
        >
          {t('import.saveProblems')}
        </Button>
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keys */}
      <section className={classes.scroll} aria-label={t('import.problemsTitle')} tabIndex={0}>
        <table className={classes.mapping}>
          <thead>
            <tr>
              <th>{t('import.line')}</th>
              <th>{t('import.problem')}</th>
              <th>{t('import.value')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, shown).map((it) => (
              <tr key={it.line}>
                <td>{it.line}</td>
                <td>{say(it)}</td>
                <td>{it.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {problems.length > shown && (
        <p className={classes.muted}>{t('import.moreProblems', { count: problems.length - shown })}</p>
      )}
    </section>
  )
}

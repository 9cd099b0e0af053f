import { IconDownload } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { SkeletonLines } from '../entrance/skeleton-lines.tsx'
import { CardFault } from './card-fault.tsx'
import classes from './privacy.module.css'
import { type ArchiveView, archiveQuery, requestArchive, takeArchive } from './queries.ts'

const lookAgainMs = 5_000
const bytesPerKb = 1024

/** Everything that is kept about the person, in one archive: asked for, made meanwhile, fetched once. */
export function ArchiveCard() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const renew = () => client.invalidateQueries({ queryKey: archiveQuery.queryKey })
  const { data, error, refetch } = useQuery({
    ...archiveQuery,
    refetchInterval: (query) => (query.state.data?.status === 'queued' ? lookAgainMs : false),
  })
  const ask = useMutation({ mutationFn: requestArchive, onSettled: renew })
  const fault = ask.error
  return (
    <section className={classes.card} aria-label={t('privacy.archive.title')}>
      <h2>{t('privacy.archive.title')}</h2>
      <p>{t('privacy.archive.hint')}</p>
      {data === undefined && error === null && <SkeletonLines count={1} />}
      {data === undefined && error !== null && <CardFault error={error} onRetry={() => void refetch()} />}
      {data?.status === 'queued' && (
        <div role="status">
          <p className={classes.waiting}>
            <Spinner />
            {t('privacy.archive.queued')}
          </p>
          <p className={classes.soft}>{t('privacy.archive.queuedHint')}</p>
        </div>
      )}
      {data?.status === 'ready' && <Ready archive={data} onTaken={renew} />}
      {(data?.status === 'taken' || data?.status === 'expired') && (
        <p className={classes.soft}>{t(`privacy.archive.${data.status}`)}</p>
      )}
      {data !== undefined && data?.status !== 'queued' && data?.status !== 'ready' && (
        <Button look="soft" isWide disabled={ask.isPending} onClick={() => ask.mutate()}>
          {t('privacy.archive.request')}
        </Button>
      )}
      {fault !== null && (
        <p className={classes.fault} role="alert">
          {problemText(t, fault)}
        </p>
      )}
    </section>
  )
}

function Ready({ archive, onTaken }: { archive: ArchiveView; onTaken: () => void }) {
  const { t, i18n } = useTranslation()
  const take = useMutation({ mutationFn: () => takeArchive(archive.id), onSettled: onTaken })
  const until = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' }).format(
    Date.parse(archive.expiresAt ?? archive.requestedAt),
  )
  const kb = new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 })
  const size = kb.format(Math.ceil((archive.sizeBytes ?? 0) / bytesPerKb))
  return (
    <>
      <p className={classes.name}>{t('privacy.archive.ready')}</p>
      <p className={classes.soft}>{t('privacy.archive.readyHint', { until, size })}</p>
      <Button look="primary" isWide disabled={take.isPending} onClick={() => take.mutate()}>
        {take.isPending ? <Spinner /> : <IconDownload size={24} stroke={1.8} aria-hidden="true" />}
        {t(take.isPending ? 'privacy.archive.taking' : 'privacy.archive.take')}
      </Button>
      {take.isError && (
        <p className={classes.fault} role="alert">
          {problemText(t, take.error)}
        </p>
      )}
    </>
  )
}

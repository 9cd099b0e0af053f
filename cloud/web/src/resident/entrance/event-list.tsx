import { IconHistory } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { eventsQuery } from '../../shared/api/queries.ts'
import { useNow } from '../../shared/time/use-now.ts'
import { zoneHint } from '../../shared/time/zone-hint.ts'
import { Button } from '../../shared/ui/button.tsx'
import { LoadFault } from '../../shared/ui/load-fault.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { EventLine } from './event-line.tsx'
import classes from './event-list.module.css'
import { SkeletonLines } from './skeleton-lines.tsx'

const renewMs = 20_000

/** Who opened the door and who was turned away, newest first; new lines appear by themselves. */
export function EventList({ entranceId, timeZone }: { entranceId: string; timeZone: string }) {
  const { t } = useTranslation()
  const now = useNow(renewMs)
  const query = useInfiniteQuery(eventsQuery(entranceId))
  const events = query.data?.pages.flatMap((page) => page.events) ?? []
  const zone = zoneHint(timeZone, Intl.DateTimeFormat().resolvedOptions().timeZone, now)
  return (
    <section className={classes.section} aria-label={t('events.title')}>
      <h2 className={classes.heading}>{t('events.title')}</h2>
      {zone !== null && events.length > 0 && <p className={classes.zone}>{t('events.zone', { zone })}</p>}
      <div className={classes.card}>
        {query.isPending && <SkeletonLines count={4} />}
        {query.isError && events.length === 0 && (
          <LoadFault title={t('events.failed')} error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.isSuccess && events.length === 0 && (
          <Notice
            icon={<IconHistory size={32} stroke={1.6} />}
            title={t('events.empty')}
            hint={t('events.emptyHint')}
          />
        )}
        {events.length > 0 && (
          <ol className={classes.list} aria-live="polite" aria-relevant="additions">
            {events.map((event) => (
              <EventLine key={event.id} event={event} nowMs={now} timeZone={timeZone} />
            ))}
          </ol>
        )}
        {query.hasNextPage && (
          <div className={classes.more}>
            <Button look="quiet" isWide disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {query.isFetchingNextPage && <Spinner size={18} />}
              {t(query.isFetchingNextPage ? 'events.loadingMore' : 'events.more')}
            </Button>
          </div>
        )}
      </div>
    </section>
  )
}

import { IconChevronRight, IconClipboardList, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { relativeTime } from '../../shared/time/relative-time.ts'
import { useNow } from '../../shared/time/use-now.ts'
import { buttonClass } from '../../shared/ui/button.tsx'
import { LoadFault } from '../../shared/ui/load-fault.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { SkeletonLines } from '../entrance/skeleton-lines.tsx'
import { PageHeader } from '../frame/page-header.tsx'
import { SignedIn } from '../frame/signed-in.tsx'
import { ownRequestsQuery, type RequestLine } from './queries.ts'
import classes from './requests-page.module.css'
import { useRequestTitle } from './use-title.ts'

const minuteMs = 60_000

/** «Заявки»: open ones, and on wish the closed (T1, V3). */
export function RequestsPage() {
  const { t } = useTranslation()
  return (
    <SignedIn header={() => <PageHeader title={t('request.title')} isNarrow />} waiting={<Waiting />}>
      {(me) => <Requests canAsk={me.homes.length > 0} />}
    </SignedIn>
  )
}

function Waiting() {
  const { t } = useTranslation()
  return (
    <main className={classes.page} aria-busy="true" aria-label={t('app.loading')}>
      <div className={classes.card}>
        <SkeletonLines count={6} />
      </div>
    </main>
  )
}

function Requests({ canAsk }: { canAsk: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { closed: isClosed = false } = useSearch({ from: '/requests' })
  const { data, error, refetch } = useQuery(ownRequestsQuery(isClosed))
  if (data === undefined) {
    if (error === null) return <Waiting />
    return (
      <main className={classes.page}>
        <div className={classes.card}>
          <LoadFault title={t('request.failed')} error={error} onRetry={() => void refetch()} />
        </div>
      </main>
    )
  }
  return (
    <main className={classes.page}>
      <div className={classes.bar}>
        <label className={classes.switch}>
          <input
            type="checkbox"
            checked={isClosed}
            onChange={(event) =>
              void navigate({
                to: '/requests',
                search: event.currentTarget.checked ? { closed: true } : {},
                replace: true,
              })
            }
          />
          <span>{t('request.showClosed', { count: data.counts.closed })}</span>
        </label>
        {canAsk && (
          <Link to="/requests/new" className={buttonClass('soft')}>
            <IconPlus size={20} stroke={1.8} aria-hidden="true" />
            {t('request.create')}
          </Link>
        )}
      </div>
      {data.requests.length === 0 ? (
        <div className={classes.card}>
          <Notice
            icon={<IconClipboardList size={32} stroke={1.6} />}
            title={t(isClosed ? 'request.noneClosed' : 'request.none')}
            hint={t(isClosed ? 'request.noneClosedHint' : 'request.noneHint')}
          />
        </div>
      ) : (
        <ul className={classes.list} aria-label={t('request.title')}>
          {data.requests.map((request) => (
            <Line key={request.id} request={request} />
          ))}
        </ul>
      )}
    </main>
  )
}

function Line({ request }: { request: RequestLine }) {
  const { t, i18n } = useTranslation()
  const titleOf = useRequestTitle()
  const nowMs = useNow(minuteMs)
  const { id, number, status, changedAt, unread } = request
  return (
    <li>
      <Link to="/requests/$requestId" params={{ requestId: id }} className={classes.line}>
        <span className={classes.words}>
          <b className={classes.name}>{titleOf(request)}</b>
          <span className={classes.below}>
            <span className={classes.status} data-status={status}>
              {t(`request.statuses.${status}`)}
            </span>
            <span>№ {number}</span>
            <time dateTime={changedAt}>{relativeTime(Date.parse(changedAt), nowMs, i18n.language)}</time>
          </span>
        </span>
        {unread > 0 && (
          <span className={classes.unread}>
            <span aria-hidden="true">{unread}</span>
            <span className={classes.spoken}>{t('frame.unread', { count: unread })}</span>
          </span>
        )}
        <IconChevronRight size={22} stroke={1.7} aria-hidden="true" />
      </Link>
    </li>
  )
}

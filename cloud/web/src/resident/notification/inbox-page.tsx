import { IconBell, IconSettings } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button, buttonClass } from '../../shared/ui/button.tsx'
import { LoadFault } from '../../shared/ui/load-fault.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { SkeletonLines } from '../entrance/skeleton-lines.tsx'
import { PageHeader } from '../frame/page-header.tsx'
import { SignedIn } from '../frame/signed-in.tsx'
import classes from './inbox.module.css'
import { NotificationLine } from './notification-line.tsx'
import { inboxQuery, markRead } from './queries.ts'

/** «Уведомления»: what the person was told, what of it is new (row N2). */
export function InboxPage() {
  const { t } = useTranslation()
  return (
    <SignedIn header={() => <PageHeader title={t('inbox.title')} isNarrow />} waiting={<Waiting />}>
      {() => <Inbox />}
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

function Inbox() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(inboxQuery)
  const read = useMutation({
    mutationFn: (ids: string[] | undefined) => markRead(ids),
    onSuccess: () => client.invalidateQueries({ queryKey: ['inbox'] }),
  })
  if (data === undefined && error === null) return <Waiting />
  const lines = data?.pages.flatMap(({ notifications }) => notifications) ?? []
  const unread = data?.pages[0]?.unread ?? 0
  return (
    <main className={classes.page}>
      <div className={classes.bar}>
        {unread > 0 && (
          <Button look="soft" disabled={read.isPending} onClick={() => read.mutate(undefined)}>
            {t('inbox.markAll')}
          </Button>
        )}
        <Link to="/notifications/settings" className={buttonClass('quiet', false, classes.settings)}>
          <IconSettings size={22} stroke={1.8} aria-hidden="true" />
          {t('inbox.settings')}
        </Link>
      </div>
      {data === undefined && (
        <div className={classes.card}>
          <LoadFault title={t('inbox.failed')} error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data !== undefined && lines.length === 0 && (
        <div className={classes.card}>
          <Notice icon={<IconBell size={32} stroke={1.6} />} title={t('inbox.none')} hint={t('inbox.noneHint')} />
        </div>
      )}
      {lines.length > 0 && (
        <ul className={classes.list} aria-label={t('inbox.title')}>
          {lines.map((it) => (
            <NotificationLine key={it.id} notification={it} onRead={() => read.mutate([it.id])} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button look="quiet" isWide disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t(isFetchingNextPage ? 'inbox.loadingMore' : 'inbox.more')}
        </Button>
      )}
    </main>
  )
}

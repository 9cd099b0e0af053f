import { IconClipboardX, IconCloudOff } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clients } from '../../shared/api/clients.ts'
import { ProblemError } from '../../shared/api/problem.ts'
import { Button, buttonClass } from '../../shared/ui/button.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { SkeletonLines } from '../entrance/skeleton-lines.tsx'
import { PageHeader } from '../frame/page-header.tsx'
import { SignedIn } from '../frame/signed-in.tsx'
import { Chat } from './chat.tsx'
import { FileList } from './file-list.tsx'
import { type RequestView, requestQuery } from './queries.ts'
import classes from './request-page.module.css'
import { useRequestTitle } from './use-title.ts'

const { requests } = clients.request.api

/** One request: what was asked, where it stands, and the «Чат» with the company (V3). */
export function RequestPage() {
  const { requestId } = useParams({ from: '/requests/$requestId' })
  const { t } = useTranslation()
  return (
    <SignedIn
      header={() => <Header requestId={requestId} />}
      waiting={
        <main className={classes.page} aria-busy="true" aria-label={t('app.loading')}>
          <div className={classes.card}>
            <SkeletonLines count={5} />
          </div>
        </main>
      }
    >
      {() => <Request key={requestId} requestId={requestId} />}
    </SignedIn>
  )
}

function Header({ requestId }: { requestId: string }) {
  const { t } = useTranslation()
  const { data } = useQuery({ ...requestQuery(requestId), enabled: false })
  return (
    <PageHeader
      title={data ? t('request.number', { number: data.number }) : t('request.one')}
      back="/requests"
      isNarrow
    />
  )
}

function Request({ requestId }: { requestId: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(requestQuery(requestId))
  useMarkRead(data)
  if (data !== undefined) {
    return (
      <main className={classes.page}>
        <Info request={data} />
        <Chat request={data} />
      </main>
    )
  }
  const isUnknown = error instanceof ProblemError && error.status === 404
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        {error === null ? (
          <SkeletonLines count={5} />
        ) : (
          <Notice
            isFault
            icon={isUnknown ? <IconClipboardX size={32} stroke={1.6} /> : <IconCloudOff size={32} stroke={1.6} />}
            title={t(isUnknown ? 'request.unknown' : 'request.failed')}
            hint={isUnknown ? t('request.unknownHint') : problemText(t, error)}
            action={
              isUnknown ? (
                <Link to="/requests" className={buttonClass('soft')}>
                  {t('request.toList')}
                </Link>
              ) : (
                <Button look="soft" onClick={() => void refetch()}>
                  {t('app.retry')}
                </Button>
              )
            }
          />
        )}
      </div>
    </main>
  )
}

/** «Инфо». */
function Info({ request }: { request: RequestView }) {
  const { t, i18n } = useTranslation()
  const titleOf = useRequestTitle()
  const { id, status, description, address, createdAt, files } = request
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' })
  return (
    <section className={classes.card} aria-labelledby="request-title">
      <div className={classes.head}>
        <h2 id="request-title">{titleOf(request)}</h2>
        <span className={classes.status} data-status={status} aria-live="polite">
          {t(`request.statuses.${status}`)}
        </span>
      </div>
      <p className={classes.soft}>
        {t('request.createdAt', { at: day.format(Date.parse(createdAt)) })}
        {address !== null && <> · {address}</>}
      </p>
      {description !== '' && <p className={classes.text}>{description}</p>}
      <FileList requestId={id} files={files} />
      <Closing request={request} />
    </section>
  )
}

/** «Закрыть», which cannot be undone: so it asks. */
function Closing({ request }: { request: RequestView }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [isAsking, setIsAsking] = useState(false)
  const close = useMutation({
    mutationFn: async () => await requests[':id'].close.$post({ param: { id: request.id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['requests'] }),
  })
  if (request.isEnded) return null
  if (!isAsking) {
    return (
      <div>
        <Button look="quiet" onClick={() => setIsAsking(true)}>
          {t('request.close')}
        </Button>
      </div>
    )
  }
  return (
    <fieldset className={classes.asking} aria-label={t('request.closeAsk')}>
      <p>{t('request.closeAsk')}</p>
      <div className={classes.choices}>
        <Button look="soft" onClick={() => close.mutate()} disabled={close.isPending} autoFocus>
          {t('request.closeYes')}
        </Button>
        <Button look="quiet" onClick={() => setIsAsking(false)}>
          {t('app.cancel')}
        </Button>
      </div>
      {close.isError && <p role="alert">{problemText(t, close.error)}</p>}
    </fieldset>
  )
}

/** What is on screen counts as read. */
function useMarkRead(request: RequestView | undefined) {
  const client = useQueryClient()
  const unread = request?.unread ?? 0
  const id = request?.id
  useEffect(() => {
    if (id === undefined || unread === 0) return
    let isGone = false
    const mark = async () => {
      if (document.visibilityState !== 'visible') return
      await requests[':id'].read.$post({ param: { id } })
      if (!isGone) await client.invalidateQueries({ queryKey: ['requests'] })
    }
    const markQuietly = () => void mark().catch(() => undefined)
    markQuietly()
    document.addEventListener('visibilitychange', markQuietly)
    return () => {
      isGone = true
      document.removeEventListener('visibilitychange', markQuietly)
    }
  }, [client, id, unread])
}

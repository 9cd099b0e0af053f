import { IconCloudOff } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../shared/api/problem.ts'
import { meQuery } from '../../shared/api/queries.ts'
import type { MeView } from '../../shared/api/types.ts'
import { applyLiveEvent } from '../../shared/live/apply-live-event.ts'
import { startLiveStream } from '../../shared/live/live-stream.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { StaleBanner } from '../../shared/ui/offline-banner.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'

const NamePage = lazy(() => import('../identity/name-page.tsx'))

interface SignedInProps {
  /** Stands above the page; before the answer comes, too. */
  header: (me: MeView | undefined) => ReactNode
  /** Stands in the page's place until the answer comes. */
  waiting: ReactNode
  children: (me: MeView) => ReactNode
}

/**
 * What lies under every page of somebody who is signed in: who they are, and live updates. Who is not signed in, or no longer,
 * is led to the sign-in; who has not said their name yet is asked for it first (row R3).
 */
export function SignedIn({ header, waiting, children }: SignedInProps) {
  const { t } = useTranslation()
  const me = useQuery(meQuery)
  const isSignedOut = me.error instanceof ProblemError && me.error.status === 401
  const isLive = useLiveUpdates(me.isSuccess && !isSignedOut)
  if (isSignedOut) return <Navigate to="/sign-in" replace />
  if (me.data?.user.name === '') {
    return (
      <Suspense fallback={null}>
        <NamePage />
      </Suspense>
    )
  }
  return (
    <>
      <StaleBanner isStale={me.isSuccess && !isLive} />
      {header(me.data)}
      {me.isPending && waiting}
      {me.data !== undefined && children(me.data)}
      {me.isError && me.data === undefined && (
        <main>
          <Notice
            isFault
            icon={<IconCloudOff size={34} stroke={1.6} />}
            title={t('home.failed')}
            hint={problemText(t, me.error)}
            action={
              <Button look="soft" onClick={() => void me.refetch()}>
                {t('app.retry')}
              </Button>
            }
          />
        </main>
      )}
    </>
  )
}

/** @returns whether the page hears from the cloud */
function useLiveUpdates(isSignedIn: boolean): boolean {
  const client = useQueryClient()
  const [isLive, setIsLive] = useState(false)
  useEffect(() => {
    if (!isSignedIn) return
    return startLiveStream({
      url: '/api/live',
      onEvent: (event) => applyLiveEvent(client, event),
      onConnected: setIsLive,
      onSignedOut: () => void client.resetQueries({ queryKey: meQuery.queryKey }),
    })
  }, [client, isSignedIn])
  return isLive
}

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../shared/api/problem.ts'
import { meQuery } from '../../shared/api/queries.ts'
import type { MeView } from '../../shared/api/types.ts'
import { applyLiveEvent } from '../../shared/live/apply-live-event.ts'
import { startLiveStream } from '../../shared/live/live-stream.ts'
import { LoadFault } from '../../shared/ui/load-fault.tsx'
import { StaleBanner } from '../../shared/ui/offline-banner.tsx'
import { Frame } from './frame.tsx'

const NewcomerPage = lazy(() => import('../registration/newcomer-page.tsx'))

interface SignedInProps {
  /** The home screen: on a phone it shows whose app it is; other pages show there what they are. */
  isHome?: boolean
  /** Which entrance the page shows: its company stands on top. */
  current?: (me: MeView) => string | undefined
  /** Stands above the page; before the answer comes, too. */
  header: (me: MeView | undefined) => ReactNode
  /** Stands in the page's place until the answer comes. */
  waiting: ReactNode
  children: (me: MeView) => ReactNode
}

/**
 * What lies under every page of somebody who is signed in: who they are, and live updates. Who is not signed in, or no longer,
 * is led to the sign-in; who has not said their name yet is asked for address and name first (rows R2, R3).
 */
export function SignedIn({ isHome = false, current, header, waiting, children }: SignedInProps) {
  const { t } = useTranslation()
  const me = useQuery(meQuery)
  const isSignedOut = me.error instanceof ProblemError && me.error.status === 401
  const { isLive, hasEnded } = useLiveUpdates(me.isSuccess && !isSignedOut)
  if (hasEnded) return <Navigate to="/sign-in" search={{ ended: true }} replace />
  if (isSignedOut) return <Navigate to="/sign-in" replace />
  if (me.data?.user.name === '') {
    return (
      <Suspense fallback={null}>
        <NewcomerPage hasHome={me.data.homes.length > 0} />
      </Suspense>
    )
  }
  return (
    <Frame me={me.data} isHome={isHome} currentId={me.data && current?.(me.data)}>
      <StaleBanner isStale={me.isSuccess && !isLive} />
      {header(me.data)}
      {/* One place for both: a page that stands in for itself keeps what was done on it. */}
      {me.data === undefined ? me.isPending && waiting : children(me.data)}
      {me.isError && me.data === undefined && (
        <main>
          <LoadFault title={t('home.failed')} error={me.error} onRetry={() => void me.refetch()} />
        </main>
      )}
    </Frame>
  )
}

/**
 * @returns whether the page hears from the cloud, and whether the cloud said that the session has ended: on another device, or
 * in another tab
 */
function useLiveUpdates(isSignedIn: boolean): { isLive: boolean; hasEnded: boolean } {
  const client = useQueryClient()
  const [isLive, setIsLive] = useState(false)
  const [hasEnded, setHasEnded] = useState(false)
  useEffect(() => {
    if (!isSignedIn) return
    return startLiveStream({
      url: '/api/live',
      onEvent: (event) => applyLiveEvent(client, event),
      onConnected: setIsLive,
      onSignedOut: () => setHasEnded(true),
    })
  }, [client, isSignedIn])
  return { isLive, hasEnded }
}

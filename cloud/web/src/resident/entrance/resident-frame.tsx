import { Skeleton } from '@mantine/core'
import { IconCloudOff, IconSettings } from '@tabler/icons-react'
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
import { Logo } from '../../shared/ui/logo.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { StaleBanner } from '../../shared/ui/offline-banner.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { EntranceSkeleton } from './entrance-skeleton.tsx'
import { EntranceSwitcher, SwitcherSkeleton } from './entrance-switcher.tsx'
import { hadSeveralEntrances, rememberHowMany } from './last-entrance.ts'
import classes from './resident-frame.module.css'

const SettingsSheet = lazy(() => import('../settings/settings-sheet.tsx'))

interface ResidentFrameProps {
  /** Which entrance the page shows, for the switcher. */
  current: (me: MeView) => string | undefined
  children: (me: MeView) => ReactNode
}

/** What surrounds every page of somebody who is signed in: the company, the settings, and live updates underneath. */
export function ResidentFrame({ current, children }: ResidentFrameProps) {
  const { t } = useTranslation()
  const me = useQuery(meQuery)
  const isSignedOut = me.error instanceof ProblemError && me.error.status === 401
  const isLive = useLiveUpdates(me.isSuccess && !isSignedOut)
  const count = me.data?.entrances.length
  useEffect(() => {
    if (count !== undefined) rememberHowMany(count)
  }, [count])
  if (isSignedOut) return <Navigate to="/sign-in" replace />
  const currentId = me.data && current(me.data)
  const company = (me.data?.entrances.find(({ id }) => id === currentId) ?? me.data?.entrances[0])?.company.name
  return (
    <>
      <StaleBanner isStale={me.isSuccess && !isLive} />
      <Header company={me.isPending ? undefined : (company ?? t('app.name'))} user={me.data?.user} />
      {me.data !== undefined && <EntranceSwitcher entrances={me.data.entrances} currentId={currentId} />}
      {me.isPending && hadSeveralEntrances() && <SwitcherSkeleton />}
      {me.isPending && <EntranceSkeleton />}
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

function Header({ company, user }: { company: string | undefined; user: MeView['user'] | undefined }) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  const show = () => {
    setWasOpened(true)
    setIsOpen(true)
  }
  return (
    <header className={classes.header}>
      <Logo size={36} />
      <span className={classes.company}>{company ?? <Skeleton width={140} height={18} radius="sm" />}</span>
      <Button look="icon" aria-label={t('settings.title')} title={t('settings.title')} onClick={show}>
        <IconSettings size={26} stroke={1.7} aria-hidden="true" />
      </Button>
      {wasOpened && (
        <Suspense fallback={null}>
          <SettingsSheet isOpen={isOpen} onClose={() => setIsOpen(false)} user={user} />
        </Suspense>
      )}
    </header>
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

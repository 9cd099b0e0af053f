import { Button } from '@mantine/core'
import { IconCloudOff, IconDoorOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams, useRouter } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../shared/api/problem.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { OfflineBanner } from '../../shared/ui/offline-banner.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { type OwnWork, ownWorkQuery } from '../api/own-work.ts'
import { ConsoleFrame } from '../frame/console-frame.tsx'
import { MissingPlace } from '../frame/fault-pages.tsx'
import { rooms } from '../frame/rooms.ts'
import { placeOf, useWorkplace } from '../frame/workplace.ts'
import { useLeaveConsole } from './use-leave-console.ts'

/** Lets in who is signed in and has shown a second factor; leads the others to do so, and back. */
export function WorkGate({ children }: { children: (work: OwnWork) => ReactNode }) {
  const { t } = useTranslation('staff')
  const shared = useTranslation()
  const work = useQuery(ownWorkQuery)
  const router = useRouter()
  // Where they wanted to go. Read once: who follows the location would be led on from every place on the way.
  const [to] = useState(() => toSearch(router.state.location.href))
  if (work.error instanceof ProblemError && work.error.status === 401) {
    return <Navigate to="/sign-in" search={to} replace />
  }
  if (work.data) {
    if (!work.data.hasSecondFactor) return <Navigate to="/sign-in" search={to} replace />
    return (
      <>
        <OfflineBanner />
        {children(work.data)}
      </>
    )
  }
  if (!work.error) return null
  return (
    <main>
      <Notice
        isFault
        icon={<IconCloudOff size={34} stroke={1.6} />}
        title={t('list.failed')}
        hint={problemText(shared.t, work.error)}
        action={<Button onClick={() => void work.refetch()}>{t('list.retry')}</Button>}
      />
    </main>
  )
}

function toSearch(href: string): { to?: string } {
  return href === '/' ? {} : { to: href }
}

/** `/staff/`: to the first company, to the platform, or nowhere. */
export function Landing() {
  return (
    <WorkGate>
      {({ companies: [first], isOperator }) => {
        if (first) return <Navigate to={`/c/${placeOf(first)}`} replace />
        return isOperator ? <Navigate to="/platform" replace /> : <NoWork />
      }}
    </WorkGate>
  )
}

function NoWork() {
  const { t } = useTranslation('staff')
  const leave = useLeaveConsole()
  return (
    <main>
      <Notice
        icon={<IconDoorOff size={34} stroke={1.6} />}
        title={t('fault.noWork')}
        hint={t('fault.noWorkHint')}
        action={<Button onClick={() => void leave()}>{t('frame.leave')}</Button>}
      />
    </main>
  )
}

/** `/staff/c/…`: the frame, in the name of the company that the address names. */
export function CompanyGate() {
  const { company = '' } = useParams({ strict: false })
  return (
    <WorkGate>
      {(work) => {
        const workplace = work.companies.find((it) => it.slug === company || it.id === company)
        return workplace ? <ConsoleFrame key={workplace.id} work={work} workplace={workplace} /> : <MissingPlace />
      }}
    </WorkGate>
  )
}

/** `/staff/c/…/`: to the first room that the person may enter. */
export function RoomGate() {
  const { may, to } = useWorkplace()
  const first = rooms.find(({ permission }) => may(permission))
  return first ? <Navigate to={to(first.path)} replace /> : <MissingPlace />
}

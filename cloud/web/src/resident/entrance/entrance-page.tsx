import { IconDoorOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../shared/api/problem.ts'
import { entranceQuery } from '../../shared/api/queries.ts'
import type { MeView } from '../../shared/api/types.ts'
import { buttonClass } from '../../shared/ui/button.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { EntranceScreen } from './entrance-screen.tsx'
import { EntranceSkeleton } from './entrance-skeleton.tsx'
import { rememberEntrance } from './last-entrance.ts'
import { ResidentFrame } from './resident-frame.tsx'

/** One entrance by its own address. */
export function EntrancePage() {
  const { entranceId } = useParams({ from: '/entrances/$entranceId' })
  return (
    <ResidentFrame current={() => entranceId}>
      {(me) => <OneEntrance key={entranceId} me={me} entranceId={entranceId} />}
    </ResidentFrame>
  )
}

function OneEntrance({ me, entranceId }: { me: MeView; entranceId: string }) {
  const { t } = useTranslation()
  const own = me.entrances.find(({ id }) => id === entranceId)
  const isOwn = own !== undefined
  const { data, error } = useQuery({ ...entranceQuery(entranceId), enabled: !isOwn })
  useEffect(() => {
    if (isOwn) rememberEntrance(entranceId)
  }, [isOwn, entranceId])
  const entrance = own ?? data
  if (entrance !== undefined) return <EntranceScreen entrance={entrance} />
  if (error === null) return <EntranceSkeleton />
  const code = error instanceof ProblemError ? error.code : undefined
  const isForbidden = code === 'entrance.forbidden'
  const isKnown = isForbidden || code === 'entrance.unknown'
  return (
    <main>
      <Notice
        isFault
        icon={<IconDoorOff size={34} stroke={1.6} />}
        title={isKnown ? t(isForbidden ? 'problem.entrance.forbidden' : 'problem.entrance.unknown') : t('home.failed')}
        hint={isKnown ? t(isForbidden ? 'entrance.forbiddenHint' : 'entrance.unknownHint') : problemText(t, error)}
        action={
          <Link to="/" className={buttonClass('soft')}>
            {t('app.home')}
          </Link>
        }
      />
    </main>
  )
}

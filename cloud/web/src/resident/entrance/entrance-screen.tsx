import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { eventsQuery } from '../../shared/api/queries.ts'
import type { EntranceView } from '../../shared/api/types.ts'
import { LivePicture } from '../camera/live-picture.tsx'
import { DoorChip } from '../door/door-chip.tsx'
import { OpenButton } from '../door/open-button.tsx'
import { useOpenDoor } from '../door/use-open-door.ts'
import classes from './entrance-screen.module.css'
import { EventList } from './event-list.tsx'

interface EntranceScreenProps {
  entrance: EntranceView
  /** Stands between the door and what happened there. */
  children?: ReactNode
}

/** The entrance: who stands there, the door, and who came in. */
export function EntranceScreen({ entrance, children }: EntranceScreenProps) {
  const { t } = useTranslation()
  const { data } = useInfiniteQuery(eventsQuery(entrance.id))
  const [open, tap] = useOpenDoor(entrance, data?.pages[0]?.events[0])
  const flats = t('home.flat', { count: entrance.premises.length, list: entrance.premises.join(', ') })
  const offlineSinceMs = entrance.offlineSince === null ? null : Date.parse(entrance.offlineSince)
  return (
    <main className={classes.screen}>
      <div className={classes.entrance}>
        <div>
          <div className={classes.heading}>
            <h1>{entrance.name}</h1>
            <DoorChip entrance={entrance} />
          </div>
          <p className={classes.address}>
            {entrance.address}
            {entrance.premises.length > 0 && <>, {flats}</>}
          </p>
        </div>
        <LivePicture entrance={entrance} />
        <OpenButton
          state={open}
          onOpen={tap}
          isOnline={entrance.online}
          offlineSinceMs={offlineSinceMs}
          timeZone={entrance.timeZone}
        />
      </div>
      <div className={classes.beside}>
        {children}
        <EventList entranceId={entrance.id} timeZone={entrance.timeZone} />
      </div>
    </main>
  )
}

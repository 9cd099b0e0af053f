import { type Icon, IconDeviceMobile, IconDoorExit, IconLockOpen2, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { EventView } from '../../shared/api/types.ts'
import { fullTime, relativeTime } from '../../shared/time/relative-time.ts'
import classes from './event-list.module.css'
import { useEventWords } from './event-words.ts'

/** One event: who, how, when. */
export function EventLine({ event, nowMs, timeZone }: { event: EventView; nowMs: number; timeZone: string }) {
  const { i18n } = useTranslation()
  const { who, what } = useEventWords(event)
  const atMs = Date.parse(event.at)
  const EventIcon = iconOf(event)
  return (
    <li className={classes.line} data-kind={event.kind} data-fresh={nowMs - atMs < 5_000}>
      <span className={classes.mark}>
        <EventIcon size={22} stroke={1.8} aria-hidden="true" />
      </span>
      <span className={classes.words}>
        <span className={classes.who}>{who}</span>
        <span className={classes.what}>{what}</span>
      </span>
      <time className={classes.when} dateTime={event.at} title={fullTime(atMs, i18n.language, timeZone)}>
        {relativeTime(atMs, nowMs, i18n.language, timeZone)}
      </time>
    </li>
  )
}

function iconOf({ kind, via }: EventView): Icon {
  if (kind === 'refused') return IconX
  if (via === 'app') return IconDeviceMobile
  return via === 'exit' ? IconDoorExit : IconLockOpen2
}

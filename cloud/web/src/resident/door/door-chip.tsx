import {
  type Icon,
  IconAlertTriangle,
  IconDoor,
  IconFlame,
  IconLock,
  IconLockOpen2,
  IconQuestionMark,
  IconWifiOff,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DoorStateName, EntranceView } from '../../shared/api/types.ts'
import classes from './door-chip.module.css'

const looks: Record<DoorStateName, { Icon: Icon; tone: 'calm' | 'good' | 'warn' | 'bad' }> = {
  locked: { Icon: IconLock, tone: 'calm' },
  unlocked: { Icon: IconLockOpen2, tone: 'good' },
  open: { Icon: IconDoor, tone: 'good' },
  held: { Icon: IconAlertTriangle, tone: 'warn' },
  forced: { Icon: IconAlertTriangle, tone: 'bad' },
  fire: { Icon: IconFlame, tone: 'bad' },
}

/** What the door is doing now, by its own live word. */
export function DoorChip({ entrance }: { entrance: EntranceView }) {
  const { t } = useTranslation()
  const state = entrance.online ? entrance.door.state : null
  const { Icon, tone } =
    state === null
      ? { Icon: entrance.online ? IconQuestionMark : IconWifiOff, tone: entrance.online ? 'calm' : 'warn' }
      : looks[state]
  const word = state === null ? t(entrance.online ? 'door.unknown' : 'door.offline') : t(`door.${state}`)
  return (
    <span
      className={classes.chip}
      data-tone={tone}
      data-door={state ?? 'unknown'}
      role="status"
      aria-label={`${t('door.label')}: ${word}`}
    >
      <Icon size={18} stroke={2} aria-hidden="true" />
      {word}
    </span>
  )
}

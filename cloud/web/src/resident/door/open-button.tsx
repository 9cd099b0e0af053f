import { IconCheck, IconDoorEnter, IconPhone, IconRefresh, IconWifiOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../shared/time/use-now.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { useDelayed } from '../../shared/ui/use-delayed.ts'
import classes from './open-button.module.css'
import { failureText, offlineText } from './open-failure-text.ts'
import type { OpenState } from './open-machine.ts'

interface OpenButtonProps {
  state: OpenState
  onOpen: () => void
  isOnline: boolean
  /** Since when the controller is away; null when it was never seen. */
  offlineSinceMs: number | null
  /** The building's, IANA name. */
  timeZone: string
}

const waitingAfterMs = 1_500
const minuteMs = 60_000

/** The one action of the screen, and what came of it. */
export function OpenButton({ state, onOpen, isOnline, offlineSinceMs, timeZone }: OpenButtonProps) {
  const { t, i18n } = useTranslation()
  const isWaiting = useDelayed(state.at === 'sending', waitingAfterMs)
  const now = useNow(state.at === 'opened' ? 200 : minuteMs)
  const isAway = !isOnline && (state.at === 'idle' || (state.at === 'failed' && state.failure.kind === 'offline'))
  const look = isAway ? 'away' : state.at
  const at = { nowMs: now, language: i18n.language, timeZone }
  const failure =
    state.at === 'failed' && !isAway
      ? failureText(t, state.failure, at)
      : isAway
        ? offlineText(t, offlineSinceMs, at)
        : null
  const secondsLeft = state.at === 'opened' ? Math.ceil((state.untilMs - now) / 1000) : 0
  return (
    <div className={classes.dock} data-look={look}>
      <div role="status" aria-live="polite">
        {state.at === 'opened' && <span className={classes.spoken}>{t('open.opened')}</span>}
        {state.at === 'sending' && <span className={classes.spoken}>{t('open.sending')}</span>}
        {failure !== null && (
          <div className={classes.failure}>
            <p className={classes.title}>{failure.title}</p>
            <p className={classes.hint}>{failure.hint}</p>
            {(isAway || isDoorsFault(state)) && (
              <Link to="/help" hash="emergency" className={classes.emergency}>
                <IconPhone size={18} stroke={2} aria-hidden="true" />
                {t('open.emergency')}
              </Link>
            )}
          </div>
        )}
      </div>
      <button
        type="button"
        className={classes.open}
        onClick={onOpen}
        aria-busy={state.at === 'sending'}
        data-open={state.at}
      >
        {state.at === 'opened' && secondsLeft > 0 && (
          <span className={classes.left} style={{ animationDuration: `${state.releaseMs}ms` }} aria-hidden="true" />
        )}
        <span className={classes.icon}>
          <OpenIcon look={look} />
        </span>
        <span className={classes.label}>
          {look === 'idle' && t('open.action')}
          {look === 'sending' && (isWaiting ? t('open.stillSending') : t('open.sending'))}
          {look === 'opened' && t('open.opened')}
          {look === 'failed' && t('open.again')}
          {look === 'away' && t('open.offlineAction')}
        </span>
        {look === 'opened' && secondsLeft > 0 && (
          <span className={classes.seconds} role="img" aria-label={t('open.openedFor', { count: secondsLeft })}>
            {secondsLeft}
          </span>
        )}
      </button>
    </div>
  )
}

/** The door itself failed, and not the way to the cloud: somebody may have to come. */
function isDoorsFault(state: OpenState): boolean {
  return state.at === 'failed' && (state.failure.kind === 'refused' || state.failure.kind === 'silent')
}

function OpenIcon({ look }: { look: OpenState['at'] | 'away' }) {
  switch (look) {
    case 'idle':
      return <IconDoorEnter size={30} stroke={1.8} aria-hidden="true" />
    case 'sending':
      return <Spinner size={28} />
    case 'opened':
      return <IconCheck size={32} stroke={2.6} aria-hidden="true" />
    case 'failed':
      return <IconRefresh size={28} stroke={2} aria-hidden="true" />
    case 'away':
      return <IconWifiOff size={28} stroke={1.8} aria-hidden="true" />
  }
}

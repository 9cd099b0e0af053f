import { useTranslation } from 'react-i18next'
import { formatCountdown } from '../../shared/time/countdown.ts'
import { useNow } from '../../shared/time/use-now.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import classes from './registration.module.css'

interface AgainProps {
  /** From when on it may be asked for again, ms since the epoch. */
  untilMs: number
  countdown: (left: string) => string
  /** While the countdown runs. */
  note?: string
  /** Once it is over. */
  hint?: string
  action: string
  isPending: boolean
  error: Error | null
  onAgain: () => void
}

/** The way to another code, call or letter: a countdown, then the button. */
export function Again({ untilMs, countdown, note, hint, action, isPending, error, onAgain }: AgainProps) {
  const { t } = useTranslation()
  const leftMs = untilMs - useNow(250)
  if (leftMs > 0) {
    return (
      <div>
        <p role="timer">{countdown(formatCountdown(leftMs))}</p>
        <p className={classes.note}>{note}</p>
      </div>
    )
  }
  return (
    <div>
      <Button look="quiet" className={classes.flush} disabled={isPending} onClick={onAgain}>
        {isPending ? t('register.sending') : action}
      </Button>
      <p className={error ? classes.fault : classes.note} role={error ? 'alert' : undefined}>
        {error ? problemText(t, error) : hint}
      </p>
    </div>
  )
}

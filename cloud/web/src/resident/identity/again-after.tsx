import { useTranslation } from 'react-i18next'
import { formatCountdown } from '../../shared/time/countdown.ts'
import { useNow } from '../../shared/time/use-now.ts'
import { Button } from '../../shared/ui/button.tsx'
import classes from './sign-in-page.module.css'

interface AgainAfterProps {
  /** Before that nothing would be sent, ms since the epoch. */
  resendAtMs: number
  onAgain: () => void
  isPending?: boolean
}

/** The way to another six digits (rows R11, R13): a countdown, then the button with the hint to retry later (R1). */
export function AgainAfter({ resendAtMs, onAgain, isPending = false }: AgainAfterProps) {
  const { t } = useTranslation()
  const leftMs = resendAtMs - useNow(250)
  return (
    <div className={classes.resend}>
      {leftMs > 0 ? (
        <p className={classes.countdown} role="timer">
          {t('signIn.resendIn', { left: formatCountdown(leftMs) })}
        </p>
      ) : (
        <Button look="quiet" className={classes.flush} disabled={isPending} onClick={onAgain}>
          {t(isPending ? 'signIn.sending' : 'signIn.resend')}
        </Button>
      )}
      <p className={classes.note}>{t(leftMs > 0 ? 'signIn.resendNote' : 'signIn.retryHint')}</p>
    </div>
  )
}

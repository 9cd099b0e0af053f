import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/api.ts'
import type { CodeSentView } from '../../shared/api/types.ts'
import { formatCountdown } from '../../shared/time/countdown.ts'
import { useNow } from '../../shared/time/use-now.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import type { PendingCode } from './pending-code.ts'
import classes from './sign-in-page.module.css'

/** The way to another code: a countdown, then the button with the hint to retry later (row R1). */
export function Resend({ pending, onResent }: { pending: PendingCode; onResent: (sent: CodeSentView) => void }) {
  const { t } = useTranslation()
  const now = useNow(250)
  const leftMs = pending.resendAtMs - now
  const resend = useMutation({ mutationFn: () => api.sendCode(pending.phone), onSuccess: onResent })
  if (leftMs > 0) {
    return (
      <div className={classes.resend}>
        <p className={classes.countdown} role="timer">
          {t('signIn.resendIn', { left: formatCountdown(leftMs) })}
        </p>
        <p className={classes.note} role="status">
          {pending.resends > 0 ? t('signIn.resent') : t('signIn.resendNote')}
        </p>
      </div>
    )
  }
  return (
    <div className={classes.resend}>
      <Button look="quiet" className={classes.flush} disabled={resend.isPending} onClick={() => resend.mutate()}>
        {resend.isPending ? t('signIn.sending') : t('signIn.resend')}
      </Button>
      <p className={classes.note} role={resend.isError ? 'alert' : undefined}>
        {resend.isError ? problemText(t, resend.error) : t('signIn.retryHint')}
      </p>
    </div>
  )
}

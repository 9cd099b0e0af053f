import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatPhone } from '../../shared/phone/phone.ts'
import { Button } from '../../shared/ui/button.tsx'
import { AgainAfter } from './again-after.tsx'
import type { SentCode } from './sent-code.ts'
import { signInApi } from './sign-in-api.ts'
import classes from './sign-in-page.module.css'
import { SixDigits } from './six-digits.tsx'

interface RecoveryCodeProps {
  sent: SentCode
  onToken: (token: string) => void
  onAgain: () => void
}

/** The six digits of the SMS. Another one takes «Я не робот» anew: the way to it is the form before. */
export function RecoveryCode({ sent, onToken, onAgain }: RecoveryCodeProps) {
  const { t } = useTranslation()
  const judge = useMutation({
    mutationFn: (code: string) => signInApi.recoveryCode(sent.phone, code),
    onSuccess: ({ token }) => onToken(token),
  })
  return (
    <div className={classes.step}>
      <div>
        <h1>{t('recovery.codeTitle')}</h1>
        <p className={classes.lead}>{t('recovery.codeLead', { phone: formatPhone(sent.phone) })}</p>
        <Button look="quiet" className={classes.flush} onClick={onAgain}>
          {t('recovery.again')}
        </Button>
      </div>
      <SixDigits length={sent.codeLength} judge={judge} />
      <AgainAfter resendAtMs={sent.resendAtMs} onAgain={onAgain} />
    </div>
  )
}

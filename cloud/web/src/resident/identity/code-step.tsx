import { useMutation } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../shared/api/problem.ts'
import type { CodeSentView } from '../../shared/api/types.ts'
import { formatPhone } from '../../shared/phone/phone.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { useDelayed } from '../../shared/ui/use-delayed.ts'
import { CodeField } from './code-field.tsx'
import type { PendingCode } from './pending-code.ts'
import { Resend } from './resend.tsx'
import { signInApi } from './sign-in-api.ts'
import classes from './sign-in-page.module.css'

interface CodeStepProps {
  pending: PendingCode
  onResent: (sent: CodeSentView) => void
  onBack: () => void
  onSignedIn: (needsSecondFactor: boolean) => void
  isRemembered: boolean
}

const sayAfterMs = 300

/** Takes the code and sends it at its last digit. */
export function CodeStep({ pending, onResent, onBack, onSignedIn, isRemembered }: CodeStepProps) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const verify = useMutation({
    mutationFn: (whole: string) => signInApi.verifyCode(pending.phone, whole, isRemembered),
    onSuccess: ({ needsSecondFactor }) => onSignedIn(needsSecondFactor),
    onError: () => setCode(''),
  })
  const isSlow = useDelayed(verify.isPending, sayAfterMs)
  useEffect(() => {
    if (verify.isError) input.current?.focus()
  }, [verify.isError])
  const change = (digits: string) => {
    if (verify.isPending) return
    if (digits !== '') verify.reset()
    setCode(digits)
    if (digits.length === pending.codeLength) verify.mutate(digits)
  }
  return (
    <div className={classes.step}>
      <div>
        <h1>{t('signIn.codeTitle')}</h1>
        <p className={classes.lead}>{t('signIn.codeLead', { phone: formatPhone(pending.phone) })}</p>
        <Button look="quiet" className={classes.flush} onClick={onBack}>
          {t('signIn.changePhone')}
        </Button>
      </div>
      <div>
        <CodeField
          inputRef={input}
          length={pending.codeLength}
          value={code}
          onChange={change}
          isWrong={verify.isError}
          isBusy={verify.isPending}
        />
        <p className={classes.message} role="alert">
          {verify.isError && `${problemText(t, verify.error)} ${triesText(t, verify.error)}`}
          {isSlow && (
            <span className={classes.note}>
              <Spinner size={16} /> {t('signIn.checking')}
            </span>
          )}
        </p>
      </div>
      <Resend
        pending={pending}
        onResent={(sent) => {
          verify.reset()
          setCode('')
          input.current?.focus()
          onResent(sent)
        }}
      />
    </div>
  )
}

function triesText(t: TFunction, error: unknown): string {
  const triesLeft = error instanceof ProblemError ? error.numberOf('triesLeft') : undefined
  return triesLeft === undefined ? '' : t('signIn.triesLeft', { count: triesLeft })
}

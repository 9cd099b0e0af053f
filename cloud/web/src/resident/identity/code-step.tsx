import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/api.ts'
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
import classes from './sign-in-page.module.css'

interface CodeStepProps {
  pending: PendingCode
  onResent: (sent: CodeSentView) => void
  onBack: () => void
  onSignedIn: () => void
}

const sayAfterMs = 300

/** Takes the code and sends it at its last digit. */
export function CodeStep({ pending, onResent, onBack, onSignedIn }: CodeStepProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [code, setCode] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const verify = useMutation({
    mutationFn: (whole: string) => api.verifyCode(pending.phone, whole),
    onSuccess: async () => {
      onSignedIn()
      client.clear()
      await navigate({ to: '/', replace: true })
    },
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

function triesText(t: ReturnType<typeof useTranslation>['t'], error: unknown): string {
  const triesLeft = error instanceof ProblemError ? error.numberOf('triesLeft') : undefined
  return triesLeft === undefined ? '' : t('signIn.triesLeft', { count: triesLeft })
}

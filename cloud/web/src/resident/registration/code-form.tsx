import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../shared/api/problem.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { CodeField } from '../identity/code-field.tsx'
import { Again } from './again.tsx'
import classes from './registration.module.css'
import { registrationApi } from './registration-api.ts'
import { keepPause, recallPause } from './sent-code.ts'
import { useStep } from './use-step.ts'

interface CodeFormProps {
  title: string
  lead: ReactNode
  /** Back to the number. */
  onChange?: (() => void) | undefined
}

/** Four digits from an SMS, sent at the last one. */
export function CodeForm({ title, lead, onChange }: CodeFormProps) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const [pause, setPause] = useState(recallPause)
  const input = useRef<HTMLInputElement>(null)
  const confirm = useStep(registrationApi.confirm)
  const send = useMutation({ mutationFn: registrationApi.sendCode, onSuccess: (sent) => setPause(keepPause(sent)) })
  const length = pause?.codeLength ?? 4
  useEffect(() => {
    if (!confirm.isError) return
    setCode('')
    input.current?.focus()
  }, [confirm.isError])
  const change = (digits: string) => {
    if (confirm.isPending) return
    if (digits !== '') confirm.reset()
    setCode(digits)
    if (digits.length === length) confirm.mutate(digits)
  }
  const triesLeft = confirm.error instanceof ProblemError ? confirm.error.numberOf('triesLeft') : undefined
  return (
    <div className={classes.form}>
      <div>
        <h1>{title}</h1>
        <div className={classes.lead}>{lead}</div>
        {onChange && (
          <Button look="quiet" className={classes.flush} onClick={onChange}>
            {t('register.code.change')}
          </Button>
        )}
      </div>
      <div>
        <CodeField
          inputRef={input}
          length={length}
          value={code}
          onChange={change}
          isWrong={confirm.isError}
          isBusy={confirm.isPending}
        />
        <p className={classes.message} role="alert">
          {confirm.isError && problemText(t, confirm.error)}{' '}
          {triesLeft !== undefined && t('register.code.triesLeft', { count: triesLeft })}
          {confirm.isPending && (
            <span className={classes.note}>
              <Spinner size={16} /> {t('register.code.checking')}
            </span>
          )}
        </p>
      </div>
      <Again
        untilMs={pause?.untilMs ?? 0}
        countdown={(left) => t('register.code.resendIn', { left })}
        note={t('register.code.resendNote')}
        hint={t('register.code.retryHint')}
        action={t('register.code.resend')}
        isPending={send.isPending}
        error={send.error}
        onAgain={() => {
          confirm.reset()
          send.mutate()
          input.current?.focus()
        }}
      />
    </div>
  )
}

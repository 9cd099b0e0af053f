import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../shared/api/problem.ts'
import { formatPhone } from '../../shared/phone/phone.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { TextField } from '../../shared/ui/text-field.tsx'
import { Again } from './again.tsx'
import { Heading } from './heading.tsx'
import classes from './registration.module.css'
import { registrationApi } from './registration-api.ts'
import { keepPause, recallPause } from './sent-code.ts'
import { Submit } from './submit.tsx'
import { useFocusWrong } from './use-focus-wrong.ts'
import { useStep } from './use-step.ts'

const codeLength = 4

/** R5, «Шаг 2»: a robot calls and says the code. */
export function CallCode({ phone }: { phone: string }) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const [pause, setPause] = useState(recallPause)
  const [isAsked, setIsAsked] = useState(pause !== null && pause.untilMs > Date.now())
  const call = useMutation({
    mutationFn: registrationApi.sendCode,
    onSuccess: (sent) => {
      setPause(keepPause(sent))
      setIsAsked(true)
      // The button that asked goes.
      form.current?.querySelector('input')?.focus()
    },
  })
  const confirm = useStep(registrationApi.confirm)
  const form = useFocusWrong(confirm.error)
  const triesLeft = confirm.error instanceof ProblemError ? confirm.error.numberOf('triesLeft') : undefined
  const tries = triesLeft === undefined ? '' : t('register.code.triesLeft', { count: triesLeft })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.length === codeLength && !confirm.isPending) confirm.mutate(code)
  }
  return (
    <form ref={form} className={classes.form} onSubmit={submit} noValidate>
      <div>
        <Heading>{t('register.call.codeTitle')}</Heading>
        <p className={classes.lead}>{t('register.call.codeLead', { phone: formatPhone(phone) })}</p>
      </div>
      {isAsked ? (
        <div>
          <p className={classes.good} role="status">
            {t('register.call.sent')}
          </p>
          <Again
            untilMs={pause?.untilMs ?? 0}
            countdown={(left) => t('register.call.againIn', { left })}
            action={t('register.call.again')}
            isPending={call.isPending}
            error={call.error}
            onAgain={() => call.mutate()}
          />
        </div>
      ) : (
        <div>
          <Button look="primary" isWide disabled={call.isPending} onClick={() => call.mutate()}>
            {call.isPending && <Spinner />}
            {t('register.call.request')}
          </Button>
          <p className={classes.message} role="alert">
            {call.isError && problemText(t, call.error)}
          </p>
        </div>
      )}
      <TextField
        label={t('register.call.code')}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onText={(text) => {
          confirm.reset()
          setCode(text.replaceAll(/\D/g, '').slice(0, codeLength))
        }}
        fault={confirm.isError ? `${problemText(t, confirm.error)} ${tries}` : undefined}
      />
      {isAsked && (
        <Submit
          waiting={t('register.code.checking')}
          isPending={confirm.isPending}
          isActive={code.length === codeLength}
        >
          {t('register.next')}
        </Submit>
      )}
      <p className={classes.note}>
        {t('register.call.noCall')}{' '}
        <Link className={classes.link} to="/support" search={{ topic: 'registration', from: '/register/call' }}>
          {t('register.call.noCallHint')}
        </Link>
      </p>
    </form>
  )
}

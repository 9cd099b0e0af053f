import { Anchor, Button, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCountdown } from '../../shared/time/countdown.ts'
import { useNow } from '../../shared/time/use-now.ts'
import { staffClients } from '../api/clients.ts'
import { useAct } from '../frame/use-act.ts'
import classes from './sign-in-page.module.css'
import type { SignInStep } from './use-sign-in.ts'

type Step = Extract<SignInStep, { at: 'code' }>

interface CodeStepProps {
  step: Step
  onSignedIn: (answer: { needsSecondFactor: boolean }) => Promise<void>
  onResent: (step: Step) => void
  onBack: () => void
}

const secondMs = 1_000

/** The code of the SMS; another one after a while. */
export function CodeStep({ step, onSignedIn, onResent, onBack }: CodeStepProps) {
  const { t } = useTranslation('staff')
  const [code, setCode] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const nowMs = useNow(secondMs)
  const { api } = staffClients.identity
  const verify = useAct(async () =>
    onSignedIn(await (await api.auth.verify.$post({ json: { phone: step.phone, code } })).json()),
  )
  const resend = useAct(async () => {
    const sent = await (await api.auth.code.$post({ json: { phone: step.phone } })).json()
    onResent({ ...step, resendAtMs: Date.now() + sent.resendAfterS * secondMs })
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await verify.run()) return
    setCode('')
    field.current?.focus()
  }
  const leftMs = step.resendAtMs - nowMs
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t('signIn.codeTitle')}</h2>
      <p className={classes.lead}>{t('signIn.codeSent', { phone: step.phone })}</p>
      <TextInput
        ref={field}
        size="md"
        label={t('signIn.code')}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        maxLength={8}
        value={code}
        error={verify.fault ?? resend.fault}
        onChange={(event) => {
          verify.clear()
          setCode(event.currentTarget.value)
        }}
      />
      <Button type="submit" size="md" loading={verify.isRunning} disabled={code.trim().length < 4}>
        {t('signIn.enter')}
      </Button>
      <div className={classes.or}>
        {leftMs > 0 ? (
          <p className={classes.lead}>{t('signIn.resendIn', { left: formatCountdown(leftMs) })}</p>
        ) : (
          <Button variant="subtle" loading={resend.isRunning} onClick={() => void resend.run()}>
            {t('signIn.resend')}
          </Button>
        )}
        <Anchor component="button" type="button" onClick={onBack}>
          {t('signIn.otherWay')}
        </Anchor>
      </div>
    </form>
  )
}

import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../shared/ui/text-field.tsx'
import { useCompanyHere } from '../company/use-company-here.ts'
import type { Told } from './judge-fields.ts'
import { PasswordPair } from './password-pair.tsx'
import classes from './registration.module.css'
import { registrationApi, type StateView } from './registration-api.ts'
import { Submit } from './submit.tsx'
import { useStep } from './use-step.ts'
import { useWrongFields } from './use-wrong-fields.ts'

interface PasswordFormProps {
  way: 'web' | 'call'
  /** R4 says where its letter went before it leads on. */
  onDone?: (email: string, state: StateView) => void
}

/** The last step of R4 and R5. */
export function PasswordForm({ way, onDone }: PasswordFormProps) {
  const { t } = useTranslation()
  const isWeb = way === 'web'
  const company = useCompanyHere()
  const [email, setEmail] = useState('')
  const [twice, setTwice] = useState({ password: '', repeat: '' })
  const step = useStep(async () => {
    const state = await registrationApi.password({ ...twice, ...(isWeb && { email }) })
    if (!onDone) return state
    onDone(email.trim(), state)
    return { registration: null, signedIn: null }
  })
  const told: Told<'email' | 'password' | 'repeat'> = { ...(isWeb && { email }), ...twice }
  const { ref, faults, check } = useWrongFields(told, step.error, { way })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!step.isPending && check()) step.mutate(undefined)
  }
  const needsSign = isWeb || company?.passwordRules.needsSign === true
  const needs = t(`register.password.needs.${needsSign ? 'signs' : 'letters'}`)
  const count = Math.max(8, company?.passwordRules.minLength ?? 0)
  return (
    <form ref={ref} className={classes.form} onSubmit={submit} noValidate>
      <div>
        <h1>{t(isWeb ? 'register.password.title' : 'register.password.titleOnly')}</h1>
        <p className={classes.lead}>{t(isWeb ? 'register.password.lead' : 'register.password.leadOnly')}</p>
      </div>
      {isWeb && (
        <TextField
          label={t('register.password.email')}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          value={email}
          onText={(text) => {
            step.reset()
            setEmail(text)
          }}
          fault={faults.email}
          autoFocus
        />
      )}
      <PasswordPair
        value={twice}
        onChange={(value) => {
          step.reset()
          setTwice(value)
        }}
        labels={
          isWeb
            ? [t('register.password.password'), t('register.password.repeat')]
            : [t('register.password.create'), t('register.password.repeatCall')]
        }
        hint={t('register.password.rule', { count, needs })}
        faults={faults}
        autoFocus={!isWeb}
      />
      <Submit waiting={t('register.sending')} isPending={step.isPending} fault={faults.form}>
        {t(isWeb ? 'register.next' : 'register.password.finish')}
      </Submit>
    </form>
  )
}

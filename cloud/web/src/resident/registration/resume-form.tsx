import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isWhole } from '../../shared/phone/phone.ts'
import { PasswordField } from '../../shared/ui/password-field.tsx'
import { fieldFaults } from './field-faults.ts'
import { PhoneField } from './phone-field.tsx'
import classes from './registration.module.css'
import { registrationApi } from './registration-api.ts'
import { keepPause } from './sent-code.ts'
import { Submit } from './submit.tsx'
import { useFocusWrong } from './use-focus-wrong.ts'
import { useBegin } from './use-step.ts'

/** R7 on another device than the one that sent the application. */
export function ResumeForm() {
  const { t } = useTranslation()
  const [phone, setPhone] = useState('')
  const [password, setPassword] = useState('')
  const begin = useBegin(
    () => registrationApi.resume({ phone: `+7${phone}`, password }),
    ({ code }) => keepPause(code),
  )
  const faults = fieldFaults(t, begin.error, ['phone', 'password'])
  const form = useFocusWrong(begin.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!begin.isPending) begin.mutate(undefined)
  }
  return (
    <form ref={form} className={classes.form} onSubmit={submit} noValidate>
      <div>
        <h1>{t('register.application.resumeTitle')}</h1>
        <p className={classes.lead}>{t('register.application.resumeLead')}</p>
      </div>
      <PhoneField
        label={t('register.application.phone')}
        phone={phone}
        onPhone={setPhone}
        fault={faults.phone}
        autoFocus
      />
      <PasswordField
        label={t('register.password.password')}
        name="password"
        value={password}
        onText={setPassword}
        autoComplete="current-password"
        fault={faults.password}
      />
      <Submit
        waiting={t('register.sending')}
        isPending={begin.isPending}
        isActive={isWhole(phone) && password !== ''}
        fault={faults.form}
      >
        {t('register.next')}
      </Submit>
    </form>
  )
}

import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../shared/ui/text-field.tsx'
import { Consent } from './consent.tsx'
import { PhoneField } from './phone-field.tsx'
import classes from './registration.module.css'
import { registrationApi } from './registration-api.ts'
import { Submit } from './submit.tsx'
import { useBegin } from './use-step.ts'
import { useWrongFields } from './use-wrong-fields.ts'

/** R5, «Шаг 1»: without the consent there is no registration. */
export function CallForm() {
  const { t } = useTranslation()
  const [phone, setPhone] = useState('')
  const [fullName, setFullName] = useState('')
  const [isConsentGiven, setIsConsentGiven] = useState(false)
  const begin = useBegin(() => registrationApi.byCall({ phone: `+7${phone}`, fullName, isConsentGiven }))
  const { ref, faults, check } = useWrongFields({ phone, fullName, consent: isConsentGiven }, begin.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!begin.isPending && check()) begin.mutate(undefined)
  }
  const edit =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      begin.reset()
      set(value)
    }
  return (
    <form ref={ref} className={classes.form} onSubmit={submit} noValidate>
      <div>
        <h1>{t('register.title')}</h1>
        <p className={classes.lead}>{t('register.call.lead')}</p>
      </div>
      <PhoneField
        label={t('register.phone.label')}
        phone={phone}
        onPhone={edit(setPhone)}
        fault={faults.phone}
        autoFocus
      />
      <TextField
        label={t('register.call.fullName')}
        note={t('register.call.fullNameHint')}
        name="fullName"
        value={fullName}
        onText={edit(setFullName)}
        fault={faults.fullName}
        autoComplete="name"
        autoCapitalize="words"
        spellCheck={false}
      />
      <Consent
        purpose="processing"
        isGiven={isConsentGiven}
        onGiven={edit(setIsConsentGiven)}
        fault={faults.consent}
        link={t('register.consent.read')}
      >
        {t('register.consent.processing')}
      </Consent>
      <Submit waiting={t('register.sending')} isPending={begin.isPending} isActive={isConsentGiven} fault={faults.form}>
        {t('register.next')}
      </Submit>
    </form>
  )
}

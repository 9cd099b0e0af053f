import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isWhole } from '../../shared/phone/phone.ts'
import { fieldFaults } from './field-faults.ts'
import { PhoneField } from './phone-field.tsx'
import classes from './registration.module.css'
import { registrationApi } from './registration-api.ts'
import { keepPause } from './sent-code.ts'
import { Submit } from './submit.tsx'
import { useFocusWrong } from './use-focus-wrong.ts'
import { useBegin } from './use-step.ts'

/** R1, R4: the number; the button waits until it is whole. */
export function PhoneForm({ way, known = '' }: { way: 'phone' | 'web'; known?: string }) {
  const { t } = useTranslation()
  const [phone, setPhone] = useState(known)
  const begin = useBegin(
    () => registrationApi.byPhone(way, `+7${phone}`),
    ({ code }) => keepPause(code),
  )
  const faults = fieldFaults(t, begin.error, ['phone'])
  const form = useFocusWrong(begin.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isWhole(phone) && !begin.isPending) begin.mutate(undefined)
  }
  const edit = (digits: string) => {
    begin.reset()
    setPhone(digits)
  }
  return (
    <form ref={form} className={classes.form} onSubmit={submit} noValidate>
      <div>
        <h1>{t('register.title')}</h1>
        <p className={classes.lead}>{t('register.phone.lead')}</p>
      </div>
      <PhoneField label={t('register.phone.label')} phone={phone} onPhone={edit} fault={faults.phone} autoFocus />
      <Submit waiting={t('register.sending')} isPending={begin.isPending} isActive={isWhole(phone)} fault={faults.form}>
        {t(way === 'web' ? 'register.phone.toRegistration' : 'register.next')}
      </Submit>
    </form>
  )
}

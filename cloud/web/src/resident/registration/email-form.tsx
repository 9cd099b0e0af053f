import { useTranslation } from 'react-i18next'
import { RobotBox } from '../../shared/captcha/robot-box.tsx'
import { TextField } from '../../shared/ui/text-field.tsx'
import { useCompanyHere } from '../company/use-company-here.ts'
import { Consent } from './consent.tsx'
import { PasswordPair } from './password-pair.tsx'
import { PhoneField } from './phone-field.tsx'
import classes from './registration.module.css'
import { registrationApi } from './registration-api.ts'
import { keepPause } from './sent-code.ts'
import { Submit } from './submit.tsx'
import { useForm } from './use-form.ts'
import { useBegin } from './use-step.ts'

const empty = {
  ...{ email: '', familyName: '', givenName: '', patronymic: '', phone: '', password: '', repeat: '' },
  isConsentGiven: false,
}
const parts = ['familyName', 'givenName', 'patronymic'] as const
const autoComplete = { familyName: 'family-name', givenName: 'given-name', patronymic: 'additional-name' } as const

/** R9: fields with an asterisk are required. */
export function EmailForm() {
  const { t } = useTranslation()
  const company = useCompanyHere()
  const sending = useBegin(registrationApi.byEmail, keepPause)
  const form = useForm(empty, sending, { way: 'email', optional: ['phone'] })
  const { values, edit, faults } = form
  return (
    <form ref={form.ref} className={classes.form} onSubmit={form.submit} noValidate>
      <div>
        <h1>{t('register.email.title')}</h1>
        <p className={classes.lead}>{t('register.email.lead')}</p>
      </div>
      <TextField
        label={t('register.email.email')}
        note="*"
        name="email"
        type="email"
        inputMode="email"
        autoComplete="username"
        value={values.email}
        onText={(email) => edit({ email })}
        fault={faults.email}
        required
        autoFocus
      />
      {parts.map((part) => (
        <TextField
          key={part}
          label={t(`profile.${part}`)}
          name={part}
          value={values[part]}
          onText={(text) => edit({ [part]: text })}
          fault={faults[part]}
          autoComplete={autoComplete[part]}
          autoCapitalize="words"
          spellCheck={false}
          {...(part === 'patronymic' ? {} : { note: '*', required: true })}
        />
      ))}
      <PhoneField
        label={t('register.email.phone')}
        phone={values.phone}
        onPhone={(phone) => edit({ phone })}
        fault={faults.phone}
      />
      <PasswordPair
        value={values}
        onChange={edit}
        labels={[`${t('register.password.password')} *`, `${t('register.password.repeat')} *`]}
        hint={t('register.password.ruleShort', { count: Math.max(8, company?.passwordRules.minLength ?? 0) })}
        faults={faults}
      />
      <Consent
        purpose="processing"
        isGiven={values.isConsentGiven}
        onGiven={(isConsentGiven) => edit({ isConsentGiven })}
        fault={faults.consent}
        link={t('register.consent.spektrLink')}
      >
        {t('register.consent.spektr')}
      </Consent>
      <RobotBox {...form.captcha} />
      <Submit waiting={t('register.sending')} isPending={sending.isPending} fault={faults.form}>
        {t('register.email.finish')}
      </Submit>
    </form>
  )
}

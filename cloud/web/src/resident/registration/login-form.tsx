import { useTranslation } from 'react-i18next'
import { RobotBox } from '../../shared/captcha/robot-box.tsx'
import { TextField } from '../../shared/ui/text-field.tsx'
import { useCompanyHere } from '../company/use-company-here.ts'
import { Consent } from './consent.tsx'
import { PasswordPair } from './password-pair.tsx'
import classes from './registration.module.css'
import { registrationApi } from './registration-api.ts'
import { keepPause } from './sent-code.ts'
import { Submit } from './submit.tsx'
import { useForm } from './use-form.ts'
import { useBegin } from './use-step.ts'

const empty = { login: '', email: '', password: '', repeat: '', isConsentGiven: false }

/** R8: login, e-mail and password, all of them required. */
export function LoginForm() {
  const { t } = useTranslation()
  const company = useCompanyHere()
  const sending = useBegin(registrationApi.byLogin, keepPause)
  const form = useForm(empty, sending, { way: 'login' })
  const { values, edit, faults } = form
  return (
    <form ref={form.ref} className={classes.form} onSubmit={form.submit} noValidate>
      <div>
        <h1>{t('register.title')}</h1>
        <p className={classes.lead}>{t('register.login.lead')}</p>
      </div>
      <TextField
        label={t('register.login.login')}
        note={t('register.login.loginHint')}
        name="login"
        value={values.login}
        onText={(login) => edit({ login })}
        fault={faults.login}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus
      />
      <TextField
        label={t('register.login.email')}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        value={values.email}
        onText={(email) => edit({ email })}
        fault={faults.email}
        required
      />
      <PasswordPair
        value={values}
        onChange={edit}
        labels={[t('register.password.password'), t('register.password.repeat')]}
        hint={t('register.password.ruleShort', { count: Math.max(8, company?.passwordRules.minLength ?? 0) })}
        faults={faults}
      />
      <Consent
        purpose="processing"
        isGiven={values.isConsentGiven}
        onGiven={(isConsentGiven) => edit({ isConsentGiven })}
        fault={faults.consent}
        link={t('register.consent.read')}
      >
        {t('register.consent.processing')}
      </Consent>
      <RobotBox {...form.captcha} />
      <Submit waiting={t('register.sending')} isPending={sending.isPending} fault={faults.form}>
        {t('register.login.finish')}
      </Submit>
    </form>
  )
}

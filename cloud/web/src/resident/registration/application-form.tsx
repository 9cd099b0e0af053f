import { useTranslation } from 'react-i18next'
import { PictureBox } from '../../shared/captcha/picture-box.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { TextField } from '../../shared/ui/text-field.tsx'
import { useCompanyHere } from '../company/use-company-here.ts'
import { Consent, Statement } from './consent.tsx'
import { Heading } from './heading.tsx'
import { PasswordPair } from './password-pair.tsx'
import { PhoneField } from './phone-field.tsx'
import classes from './registration.module.css'
import { registrationApi } from './registration-api.ts'
import { Submit } from './submit.tsx'
import { useForm } from './use-form.ts'
import { useBegin } from './use-step.ts'

const empty = {
  ...{ fullName: '', accountNumber: '', phone: '', email: '', password: '', repeat: '' },
  isConsentGiven: false,
}

/** R7: «Заявка на регистрацию». */
export function ApplicationForm({ onResume }: { onResume: () => void }) {
  const { t } = useTranslation()
  const company = useCompanyHere()
  const sending = useBegin(registrationApi.apply)
  const form = useForm(empty, sending, { way: 'application' })
  const { values, edit, faults } = form
  return (
    <form ref={form.ref} className={classes.form} onSubmit={form.submit} noValidate>
      <div>
        <Heading>{t('register.application.title')}</Heading>
        <p className={classes.lead}>{t('register.application.lead')}</p>
        <Button look="quiet" className={classes.flush} onClick={onResume}>
          {t('register.application.resume')}
        </Button>
      </div>
      <TextField
        label={t('register.call.fullName')}
        note={t('register.application.fullNameHint')}
        name="fullName"
        value={values.fullName}
        onText={(fullName) => edit({ fullName })}
        fault={faults.fullName}
        autoComplete="name"
        autoCapitalize="words"
        spellCheck={false}
      />
      <TextField
        label={t('register.application.account')}
        name="accountNumber"
        value={values.accountNumber}
        onText={(accountNumber) => edit({ accountNumber })}
        fault={faults.accountNumber}
        autoComplete="off"
        spellCheck={false}
      />
      <PhoneField
        label={t('register.application.phone')}
        phone={values.phone}
        onPhone={(phone) => edit({ phone })}
        fault={faults.phone}
        hint={t('register.application.phoneHint')}
      />
      <TextField
        label={t('register.application.email')}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        value={values.email}
        onText={(email) => edit({ email })}
        fault={faults.email}
      />
      <PasswordPair
        value={values}
        onChange={edit}
        labels={[t('register.password.password'), t('register.password.repeatAgain')]}
        hint={t('register.password.ruleLatin', { count: Math.max(7, company?.passwordRules.minLength ?? 0) })}
        faults={faults}
      />
      <PictureBox {...form.captcha} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <section className={classes.statement} tabIndex={0} aria-label={t('register.consent.heading')}>
        <Statement purpose="privacy-policy" />
      </section>
      <Consent
        purpose="privacy-policy"
        isGiven={values.isConsentGiven}
        onGiven={(isConsentGiven) => edit({ isConsentGiven })}
        fault={faults.consent}
      >
        {t('register.consent.accept')}
      </Consent>
      <Submit
        waiting={t('register.application.checking')}
        isPending={sending.isPending}
        isActive={values.isConsentGiven}
        fault={faults.form}
      >
        {t('register.application.send')}
      </Submit>
    </form>
  )
}

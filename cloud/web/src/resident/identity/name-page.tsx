import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/button.tsx'
import { Logo } from '../../shared/ui/logo.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { useDelayed } from '../../shared/ui/use-delayed.ts'
import { NameFields } from '../profile/name-fields.tsx'
import { useNameForm } from '../profile/use-name-form.ts'
import { SignOut } from '../settings/sign-out.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import classes from './sign-in-page.module.css'

const sayAfterMs = 300

/** Asks whoever has signed in for the first time what to call them (row R3). */
export default function NamePage() {
  const { t } = useTranslation()
  const form = useNameForm({ familyName: '', givenName: '', patronymic: '' })
  const isSlow = useDelayed(form.isSaving, sayAfterMs)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (form.isWhole && !form.isSaving) form.save()
  }
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <LanguageSwitch />
      </header>
      <main className={classes.main}>
        <div className={classes.brand}>
          <Logo size={64} />
          <p className={classes.name}>{t('app.name')}</p>
        </div>
        <form className={classes.step} onSubmit={submit} noValidate>
          <div>
            <h1>{t('name.title')}</h1>
            <p className={classes.lead}>{t('name.lead')}</p>
          </div>
          <NameFields form={form} hasFocus />
          <div>
            <Button look="primary" isWide type="submit" disabled={!form.isWhole || isSlow}>
              {isSlow && <Spinner />}
              {t(isSlow ? 'profile.saving' : 'signIn.next')}
            </Button>
            <p className={classes.message} role="alert">
              {form.error !== null && problemText(t, form.error)}
            </p>
          </div>
        </form>
        <SignOut look="quiet" />
      </main>
    </div>
  )
}

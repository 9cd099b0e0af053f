import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { staffClients } from '../api/clients.ts'
import { useAct } from '../frame/use-act.ts'
import classes from './sign-in-page.module.css'

/** Whoever is invited by mail and is new here: a password. The second factor and the name come after. */
export function RegisterForm({ token, onRegistered }: { token: string; onRegistered: () => void }) {
  const { t } = useTranslation('staff')
  const [password, setPassword] = useState('')
  const register = useAct(async () => {
    await staffClients.staff.api['staff-invitations'].registered.$post({ json: { token, password } })
    onRegistered()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void register.run()
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <PasswordInput
        label={t('signIn.password')}
        description={t('invitation.passwordHint')}
        autoComplete="new-password"
        value={password}
        error={register.fault}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        onChange={(event) => {
          register.clear()
          setPassword(event.currentTarget.value)
        }}
      />
      <Button type="submit" size="md" loading={register.isRunning} disabled={password === ''}>
        {t('invitation.registerAct')}
      </Button>
    </form>
  )
}

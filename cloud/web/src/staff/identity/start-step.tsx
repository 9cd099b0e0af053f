import { Anchor, Button, PasswordInput, TextInput } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { staffClients } from '../api/clients.ts'
import { useAct } from '../frame/use-act.ts'
import { knowsPasskeys, signInByPasskey } from './passkeys.ts'
import classes from './sign-in-page.module.css'

interface StartStepProps {
  onSignedIn: (answer: { needsSecondFactor: boolean }) => Promise<void>
  onCode: (phone: string, resendAfterS: number) => void
}

/** A name with a password; or a phone with a code; or a passkey. */
export function StartStep({ onSignedIn, onCode }: StartStepProps) {
  const { t } = useTranslation('staff')
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const { api } = staffClients.identity
  const byPassword = useAct(async () =>
    onSignedIn(await (await api.auth.password.$post({ json: { name, password } })).json()),
  )
  const byCode = useAct(async () => {
    const sent = await (await api.auth.code.$post({ json: { phone: name } })).json()
    onCode(sent.phone, sent.resendAfterS)
  })
  const byPasskey = useAct(async () => onSignedIn(await signInByPasskey()))
  const clear = () => {
    byPassword.clear()
    byCode.clear()
    byPasskey.clear()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    clear()
    // Without a password a phone is enough: the code comes by SMS.
    const isDone = await (password === '' ? byCode : byPassword).run()
    if (!isDone) field.current?.focus()
  }
  const fault = byPassword.fault ?? byCode.fault
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      <TextInput
        ref={field}
        size="md"
        label={t('signIn.name')}
        description={t('signIn.nameHint')}
        name="username"
        autoComplete="username webauthn"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        value={name}
        error={fault}
        onChange={(event) => {
          clear()
          setName(event.currentTarget.value)
        }}
      />
      <PasswordInput
        size="md"
        label={t('signIn.password')}
        description={t('signIn.passwordHint')}
        name="password"
        autoComplete="current-password"
        value={password}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        onChange={(event) => {
          clear()
          setPassword(event.currentTarget.value)
        }}
      />
      <Button type="submit" size="md" loading={byPassword.isRunning || byCode.isRunning} disabled={name.trim() === ''}>
        {password === '' ? t('signIn.sendCode') : t('signIn.enter')}
      </Button>
      {knowsPasskeys() && (
        <Button
          variant="light"
          size="md"
          leftSection={<IconFingerprint size={20} aria-hidden="true" />}
          loading={byPasskey.isRunning}
          onClick={() => {
            clear()
            void byPasskey.run()
          }}
        >
          {t('signIn.byPasskey')}
        </Button>
      )}
      {byPasskey.fault !== undefined && <p role="alert">{byPasskey.fault}</p>}
      <Anchor href="/recovery">{t('signIn.forgot')}</Anchor>
    </form>
  )
}

import { Anchor, Button, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { staffClients } from '../api/clients.ts'
import { useAct } from '../frame/use-act.ts'
import classes from './sign-in-page.module.css'

/** The code of the authenticator app, or one of the backup codes. */
export function FactorStep({ onShown, onBack }: { onShown: () => Promise<void>; onBack: () => void }) {
  const { t } = useTranslation('staff')
  const [code, setCode] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const show = useAct(async () => {
    await staffClients.identity.api.auth['second-factor'].verify.$post({ json: { code } })
    await onShown()
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await show.run()) return
    setCode('')
    field.current?.focus()
  }
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t('signIn.factorTitle')}</h2>
      <p className={classes.lead}>{t('signIn.factorLead')}</p>
      <TextInput
        ref={field}
        size="md"
        label={t('signIn.factor')}
        description={t('signIn.factorHint')}
        name="one-time-password"
        autoComplete="one-time-code"
        autoFocus
        maxLength={20}
        value={code}
        error={show.fault}
        onChange={(event) => {
          show.clear()
          setCode(event.currentTarget.value)
        }}
      />
      <Button type="submit" size="md" loading={show.isRunning} disabled={code.trim().length < 6}>
        {t('signIn.confirm')}
      </Button>
      <Anchor component="button" type="button" onClick={onBack}>
        {t('signIn.otherWay')}
      </Anchor>
    </form>
  )
}

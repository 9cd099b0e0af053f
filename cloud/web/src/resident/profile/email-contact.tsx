import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProfileView } from '../../shared/api/types.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { TextField } from '../../shared/ui/text-field.tsx'
import { ContactState } from './contact-state.tsx'
import classes from './profile-page.module.css'
import { securityApi } from './security-api.ts'

/** The e-mail, confirmed or changed by a link. */
export function EmailContact({ profile }: { profile: ProfileView }) {
  const { t } = useTranslation()
  const [email, setEmail] = useState<string | null>(null)
  const send = useMutation({ mutationFn: securityApi.sendEmailLink, onSuccess: () => setEmail(null) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (email !== null && email.trim() !== '' && !send.isPending) send.mutate(email)
  }
  const current = profile.email
  return (
    <div className={classes.saving}>
      {(current !== null || email === null) && (
        <div>
          <p className={classes.label}>{t('contacts.email')}</p>
          {current !== null && (
            <p className={classes.contact}>
              {current} <ContactState isConfirmed={profile.isEmailConfirmed} />
            </p>
          )}
        </div>
      )}
      {send.isSuccess && email === null && <p role="status">{t('contacts.linkSent', { email: send.data.email })}</p>}
      {email === null && (
        <div className={classes.itemActs}>
          {current !== null && !profile.isEmailConfirmed && !send.isSuccess && (
            <Button look="soft" disabled={send.isPending} onClick={() => send.mutate(current)}>
              {t('contacts.confirmEmail')}
            </Button>
          )}
          <Button
            look="quiet"
            onClick={() => {
              send.reset()
              setEmail('')
            }}
          >
            {t(current === null ? 'contacts.addEmail' : 'contacts.changeEmail')}
          </Button>
        </div>
      )}
      {email !== null && (
        <form className={classes.saving} onSubmit={submit} noValidate>
          <TextField
            label={t('contacts.newEmail')}
            name="newEmail"
            type="email"
            inputMode="email"
            autoComplete="email"
            value={email}
            onText={(text) => {
              if (!send.isPending) send.reset()
              setEmail(text)
            }}
            fault={send.isError ? problemText(t, send.error) : undefined}
            autoFocus
          />
          <Button look="soft" isWide type="submit" disabled={email.trim() === '' || send.isPending}>
            {t('contacts.sendLink')}
          </Button>
          <Button look="quiet" isWide onClick={() => setEmail(null)}>
            {t('app.cancel')}
          </Button>
        </form>
      )}
      {email === null && send.isError && (
        <p className={classes.fault} role="alert">
          {problemText(t, send.error)}
        </p>
      )}
    </div>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { profileQuery } from '../../shared/api/queries.ts'
import type { ProfileView } from '../../shared/api/types.ts'
import { formatNational, formatPhone, isWhole, nationalDigits } from '../../shared/phone/phone.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { TextField } from '../../shared/ui/text-field.tsx'
import { AgainAfter } from '../identity/again-after.tsx'
import { type SentCode, toSentCode } from '../identity/sent-code.ts'
import { SixDigits } from '../identity/six-digits.tsx'
import { ContactState } from './contact-state.tsx'
import classes from './profile-page.module.css'
import { securityApi } from './security-api.ts'

/** The phone, confirmed or changed by six digits (row R13). */
export function PhoneContact({ profile }: { profile: ProfileView }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const waiting = profile.isPhoneConfirmed ? null : (profile.phoneToConfirm ?? profile.phone)
  const [digits, setDigits] = useState<string | null>(null)
  const [sent, setSent] = useState<SentCode | null>(null)
  const send = useMutation({
    mutationFn: securityApi.sendPhoneCode,
    onSuccess: (issued) => {
      setDigits(null)
      setSent(toSentCode(issued))
    },
  })
  const judge = useMutation({
    mutationFn: (code: string) => securityApi.confirmPhone(sent?.phone ?? '', code),
    onSuccess: async () => {
      setSent(null)
      await client.invalidateQueries({ queryKey: profileQuery.queryKey })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (digits !== null && isWhole(digits) && !send.isPending) send.mutate(`+7${digits}`)
  }
  const shown = profile.phone ?? profile.phoneToConfirm
  return (
    <div className={classes.saving}>
      <div>
        <p className={classes.label}>{t('profile.phone')}</p>
        {shown !== null && (
          <p className={classes.contact}>
            {formatPhone(shown)} <ContactState isConfirmed={profile.isPhoneConfirmed} />
          </p>
        )}
      </div>
      {sent === null && digits === null && (
        <div className={classes.itemActs}>
          {waiting !== null && (
            <Button look="soft" disabled={send.isPending} onClick={() => send.mutate(waiting)}>
              {t('contacts.confirmPhone')}
            </Button>
          )}
          <Button look="quiet" onClick={() => setDigits('')}>
            {t(shown === null ? 'contacts.addPhone' : 'contacts.changePhone')}
          </Button>
        </div>
      )}
      {digits !== null && (
        <form className={classes.saving} onSubmit={submit} noValidate>
          <TextField
            label={t('contacts.newPhone')}
            name="newPhone"
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            value={digits === '' ? '' : `+7 ${formatNational(digits)}`}
            onText={(text) => {
              if (!send.isPending) send.reset()
              setDigits(nationalDigits(text))
            }}
            fault={send.isError ? problemText(t, send.error) : undefined}
            autoFocus
          />
          <Button look="soft" isWide type="submit" disabled={!isWhole(digits) || send.isPending}>
            {t('contacts.sendCode')}
          </Button>
          <Button look="quiet" isWide onClick={() => setDigits(null)}>
            {t('app.cancel')}
          </Button>
        </form>
      )}
      {digits === null && send.isError && (
        <p className={classes.fault} role="alert">
          {problemText(t, send.error)}
        </p>
      )}
      {sent !== null && (
        <div className={classes.saving}>
          <p>{t('contacts.codeLead', { phone: formatPhone(sent.phone) })}</p>
          <SixDigits length={sent.codeLength} judge={judge} />
          <AgainAfter resendAtMs={sent.resendAtMs} onAgain={() => send.mutate(sent.phone)} isPending={send.isPending} />
          <Button look="quiet" isWide onClick={() => setSent(null)}>
            {t('app.cancel')}
          </Button>
        </div>
      )}
    </div>
  )
}

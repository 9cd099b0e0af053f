import { IconFingerprint } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionsQuery } from '../../shared/api/queries.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { TextField } from '../../shared/ui/text-field.tsx'
import { SkeletonLines } from '../entrance/skeleton-lines.tsx'
import { addPasskey, knowsPasskeys, PasskeyStopped } from '../identity/passkeys.ts'
import { PasskeyLine } from './passkey-line.tsx'
import classes from './profile-page.module.css'
import { factorQuery, passkeysQuery } from './security-api.ts'
import { ShowAgain } from './show-again.tsx'
import { useDeviceName } from './use-device-name.ts'

/** The person's passkeys: one tap or a look instead of a password, on this and other devices. */
export function PasskeysCard() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data, error } = useQuery(passkeysQuery)
  const [name, setName] = useState<string | null>(null)
  const here = useQuery(sessionsQuery).data?.sessions.find(({ current }) => current)
  const deviceName = useDeviceName(here ?? { browser: null, system: null })
  const add = useMutation({
    mutationFn: addPasskey,
    onSuccess: async () => {
      setName(null)
      await Promise.all(
        [passkeysQuery, factorQuery].map(({ queryKey }) => client.invalidateQueries({ queryKey: [...queryKey] })),
      )
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name !== null && !add.isPending) add.mutate(name)
  }
  const begin = () => setName(here === undefined ? '' : deviceName)
  return (
    <section className={classes.card} aria-label={t('security.passkeys.title')}>
      <div>
        <h2>{t('security.passkeys.title')}</h2>
        <p className={classes.soft}>{t('security.passkeys.hint')}</p>
      </div>
      {data === undefined && error === null && <SkeletonLines count={2} />}
      {error !== null && (
        <p className={classes.fault} role="alert">
          {problemText(t, error)}
        </p>
      )}
      {data !== undefined && data.length > 0 && (
        <ul className={classes.list}>
          {data.map((passkey) => (
            <PasskeyLine key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      {!knowsPasskeys() && <p className={classes.soft}>{t('security.passkeys.unknown')}</p>}
      {knowsPasskeys() && name === null && (
        <Button look="soft" isWide onClick={begin}>
          <IconFingerprint size={22} stroke={1.8} aria-hidden="true" />
          {t('security.passkeys.add')}
        </Button>
      )}
      {name !== null && (
        <form className={classes.saving} onSubmit={submit} noValidate>
          <TextField
            label={t('security.passkeys.name')}
            name="passkeyName"
            value={name}
            onText={setName}
            maxLength={60}
            autoFocus
          />
          <Button look="soft" isWide type="submit" disabled={add.isPending}>
            {t(add.isPending ? 'security.passkeys.waiting' : 'security.passkeys.make')}
          </Button>
          <Button look="quiet" isWide onClick={() => setName(null)}>
            {t('app.cancel')}
          </Button>
        </form>
      )}
      <ShowAgain
        error={add.error}
        words={add.error instanceof PasskeyStopped ? t('security.passkeys.stopped') : undefined}
        onShown={() => add.reset()}
      />
    </section>
  )
}

import { Button, CopyButton, Loader, TextInput } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { staffClients } from '../api/clients.ts'
import { saveFile } from '../frame/csv.ts'
import { useAct } from '../frame/use-act.ts'
import { addPasskey, knowsPasskeys } from './passkeys.ts'
import classes from './sign-in-page.module.css'

const { api } = staffClients.identity

/** Begun once: each beginning makes another secret. */
const setupQuery = {
  queryKey: ['second-factor-setup'],
  queryFn: async () => {
    const [{ secret, uri }, { toString: draw }] = await Promise.all([
      api.auth['second-factor'].setup.$post().then((answer) => answer.json()),
      import('qrcode'),
    ])
    const svg = await draw(uri, { type: 'svg', margin: 0 })
    return { secret, picture: `data:image/svg+xml,${encodeURIComponent(svg)}` }
  },
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
  retry: false,
}

/** Who has no second factor sets one up: an authenticator app by its QR code, or a passkey of this device. */
export function FactorSetup({ onSet }: { onSet: () => Promise<void> }) {
  const [backupCodes, setBackupCodes] = useState<string[] | null>(null)
  if (backupCodes !== null) return <BackupCodes codes={backupCodes} onKept={onSet} />
  return <SetupForm onCodes={setBackupCodes} onPasskey={onSet} />
}

function SetupForm({ onCodes, onPasskey }: { onCodes: (codes: string[]) => void; onPasskey: () => Promise<void> }) {
  const { t } = useTranslation('staff')
  const setup = useQuery(setupQuery)
  const [code, setCode] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const confirm = useAct(async () => {
    const { backupCodes } = await (await api.auth['second-factor'].confirm.$post({ json: { code } })).json()
    onCodes(backupCodes)
  })
  const byPasskey = useAct(async () => {
    await addPasskey(t('signIn.passkeyName'))
    await onPasskey()
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await confirm.run())) field.current?.focus()
  }
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t('signIn.setupTitle')}</h2>
      <p className={classes.lead}>{t('signIn.setupLead')}</p>
      <p className={classes.step}>{t('signIn.setupScan')}</p>
      {setup.data ? (
        <>
          <img className={classes.qr} src={setup.data.picture} alt={t('signIn.setupQr')} />
          <p className={classes.step}>{t('signIn.setupSecret')}</p>
          <p className={classes.secret} data-secret={setup.data.secret}>
            {setup.data.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
          </p>
        </>
      ) : (
        <div className={classes.qr}>{setup.isPending && <Loader size="sm" aria-label={t('signIn.asking')} />}</div>
      )}
      <TextInput
        ref={field}
        size="md"
        label={t('signIn.setupCode')}
        name="one-time-password"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        value={code}
        error={confirm.fault}
        onChange={(event) => {
          confirm.clear()
          setCode(event.currentTarget.value)
        }}
      />
      <Button type="submit" size="md" loading={confirm.isRunning} disabled={code.replaceAll(' ', '').length < 6}>
        {t('signIn.setupDone')}
      </Button>
      {knowsPasskeys() && (
        <div className={classes.or}>
          <Button
            variant="light"
            leftSection={<IconFingerprint size={20} aria-hidden="true" />}
            loading={byPasskey.isRunning}
            onClick={() => void byPasskey.run()}
          >
            {t('signIn.setupPasskey')}
          </Button>
          {byPasskey.fault !== undefined && <p role="alert">{byPasskey.fault}</p>}
        </div>
      )}
    </form>
  )
}

/** Shown this once; whoever loses the phone comes in by one of them. */
function BackupCodes({ codes, onKept }: { codes: string[]; onKept: () => Promise<void> }) {
  const { t } = useTranslation('staff')
  const go = useAct(onKept)
  const text = `${codes.join('\n')}\n`
  return (
    <div className={classes.form}>
      <h2>{t('signIn.backupTitle')}</h2>
      <p className={classes.lead}>{t('signIn.backupLead')}</p>
      <ol className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button variant="light" onClick={copy}>
            {copied ? t('signIn.copied') : t('signIn.copy')}
          </Button>
        )}
      </CopyButton>
      <Button variant="light" onClick={() => saveFile('domovoy-codes.txt', text, 'text/plain;charset=utf-8')}>
        {t('signIn.save')}
      </Button>
      <Button size="md" loading={go.isRunning} onClick={() => void go.run()}>
        {t('signIn.backupKept')}
      </Button>
    </div>
  )
}

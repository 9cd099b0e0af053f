import { Button } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../frame/use-act.ts'
import { signInByPasskey } from './passkeys.ts'
import classes from './sign-in-page.module.css'

/** The person's second factor is a passkey: it is asked for. */
export function PasskeyStep({ onShown }: { onShown: () => Promise<void> }) {
  const { t } = useTranslation('staff')
  const show = useAct(async () => {
    await signInByPasskey()
    await onShown()
  })
  return (
    <div className={classes.form}>
      <h2>{t('signIn.passkeyTitle')}</h2>
      <p className={classes.lead}>{t('signIn.passkeyLead')}</p>
      <Button
        size="md"
        leftSection={<IconFingerprint size={20} aria-hidden="true" />}
        loading={show.isRunning}
        onClick={() => void show.run()}
      >
        {t('signIn.confirm')}
      </Button>
      {show.fault !== undefined && <p role="alert">{show.fault}</p>}
    </div>
  )
}

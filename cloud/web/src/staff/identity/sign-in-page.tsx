import { Anchor, Loader, Paper } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Logo } from '../../shared/ui/logo.tsx'
import { useDelayed } from '../../shared/ui/use-delayed.ts'
import { demoCodesQuery } from '../api/demo-codes.ts'
import { LanguageLink } from '../frame/language-link.tsx'
import { CodeStep } from './code-step.tsx'
import { FactorSetup } from './factor-setup.tsx'
import { FactorStep } from './factor-step.tsx'
import { NameStep } from './name-step.tsx'
import { PasskeyStep } from './passkey-step.tsx'
import classes from './sign-in-page.module.css'
import { StartStep } from './start-step.tsx'
import { useSignIn } from './use-sign-in.ts'

/** The console's door: who one is, then a second factor. */
export default function SignInPage() {
  const { t } = useTranslation('staff')
  const { step, setStep, goOn, onSignedIn } = useSignIn()
  const isSlow = useDelayed(step.at === 'asking', 300)
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <LanguageLink />
      </header>
      <main className={classes.main}>
        <div className={classes.brand}>
          <Logo size={44} />
          <h1>{t('signIn.title')}</h1>
        </div>
        <Paper className={classes.card} radius={20}>
          {isSlow && <Loader size="sm" aria-label={t('signIn.asking')} />}
          {step.at === 'start' && (
            <StartStep
              onSignedIn={onSignedIn}
              onCode={(phone, resendAfterS) =>
                setStep({ at: 'code', phone, resendAtMs: Date.now() + resendAfterS * 1000 })
              }
            />
          )}
          {step.at === 'code' && (
            <CodeStep step={step} onSignedIn={onSignedIn} onResent={setStep} onBack={() => setStep({ at: 'start' })} />
          )}
          {step.at === 'factor' && <FactorStep onShown={goOn} onBack={() => setStep({ at: 'start' })} />}
          {step.at === 'passkey' && <PasskeyStep onShown={goOn} />}
          {step.at === 'setup' && <FactorSetup onSet={goOn} />}
          {step.at === 'name' && <NameStep onNamed={goOn} />}
        </Paper>
        <p className={classes.aside}>
          <Anchor href="/">{t('frame.residentApp')}</Anchor>
          <DemoHint />
        </p>
      </main>
    </div>
  )
}

/** In the demo nobody has an authenticator app: the outbox tells. */
function DemoHint() {
  const { t } = useTranslation('staff')
  const { data } = useQuery(demoCodesQuery)
  if (!data || data.code === null) return null
  return (
    <Anchor href="/outbox" target="_blank">
      {t('signIn.demo')}
    </Anchor>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useLayoutEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodeSentView } from '../../shared/api/types.ts'
import { Button } from '../../shared/ui/button.tsx'
import { CompanyMark } from '../company/company-mark.tsx'
import { useCompanyHere } from '../company/use-company-here.ts'
import { rememberCompanies } from '../help/remembered-companies.ts'
import { CodeStep } from './code-step.tsx'
import { FactorStep } from './factor-step.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { PasskeyButton } from './passkey-button.tsx'
import { PasswordStep } from './password-step.tsx'
import { loadPendingCode, type PendingCode, storePendingCode } from './pending-code.ts'
import { PhoneStep } from './phone-step.tsx'
import { loadRemember, storeRemember } from './remember-choice.ts'
import { SignInFoot } from './sign-in-foot.tsx'
import classes from './sign-in-page.module.css'

type Step = 'phone' | 'code' | 'password' | 'factor'

/** One page for every way in (row R16): a phone with a code, or phone, e-mail or login with a password, or a passkey. */
export function SignInPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { ended = false, factor = false } = useSearch({ from: '/sign-in' })
  const [pending, setPending] = useState(() => loadPendingCode(Date.now()))
  const [step, setStep] = useState<Step>(factor ? 'factor' : pending === null ? 'phone' : 'code')
  const [phone, setPhone] = useState(pending?.phone.slice(2) ?? '')
  const [text, setText] = useState({ name: '', password: '' })
  const [isRemembered, setIsRemembered] = useState(loadRemember)
  const company = useCompanyHere()
  // Whoever was signed in here has left, and the next one may live elsewhere.
  useLayoutEffect(() => rememberCompanies(null), [])
  // What they saw is not to be had by going back.
  useEffect(() => client.removeQueries({ type: 'inactive' }), [client])
  const keep = (next: PendingCode | null) => {
    storePendingCode(next)
    setPending(next)
  }
  const goHome = async () => {
    client.clear()
    await navigate({ to: '/', replace: true })
  }
  const goOn = async (needsSecondFactor: boolean) => {
    keep(null)
    if (needsSecondFactor) setStep('factor')
    else await goHome()
  }
  const restart = () => {
    setText({ name: text.name, password: '' })
    setStep('phone')
  }
  /** Back and forth with the same number: the code that was sent still serves. */
  const isCodeUnderWay = pending !== null && pending.phone === `+7${phone}` && pending.resendAtMs > Date.now()
  const isStart = step === 'phone' || step === 'password'
  const remember = {
    isRemembered,
    onRemember: (next: boolean) => {
      storeRemember(next)
      setIsRemembered(next)
    },
  }
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <LanguageSwitch />
      </header>
      <main className={classes.main}>
        <div className={classes.brand}>
          <CompanyMark brand={company} size={64} />
          <div>
            <p className={classes.name}>{company?.name ?? t('app.name')}</p>
            <p className={classes.tagline}>{t('app.tagline')}</p>
          </div>
        </div>
        {ended && isStart && (
          <p className={classes.ended} role="status">
            {t('problem.session.required')}
          </p>
        )}
        {step === 'phone' && (
          <PhoneStep
            phone={phone}
            onPhone={setPhone}
            isCodeUnderWay={isCodeUnderWay}
            {...remember}
            onSent={(sent) => {
              keep(toPending(sent, 0))
              setStep('code')
            }}
            onCode={() => setStep('code')}
          />
        )}
        {step === 'code' && pending !== null && (
          <CodeStep
            pending={pending}
            isRemembered={isRemembered}
            onResent={(sent) => keep(toPending(sent, pending.resends + 1))}
            onBack={() => setStep('phone')}
            onSignedIn={goOn}
          />
        )}
        {step === 'password' && <PasswordStep text={text} onText={setText} {...remember} onSignedIn={goOn} />}
        {step === 'factor' && <FactorStep onShown={goHome} onBack={restart} />}
        {isStart && (
          <>
            <div className={classes.ways}>
              <Button look="soft" isWide onClick={() => setStep(step === 'phone' ? 'password' : 'phone')}>
                {t(step === 'phone' ? 'signIn.byPassword' : 'signIn.byCode')}
              </Button>
              <PasskeyButton isRemembered={isRemembered} onSignedIn={goOn} />
            </div>
            <SignInFoot />
          </>
        )}
      </main>
    </div>
  )
}

function toPending(sent: CodeSentView, resends: number): PendingCode {
  const nowMs = Date.now()
  return {
    phone: sent.phone,
    resendAtMs: nowMs + sent.resendAfterS * 1000,
    expiresAtMs: nowMs + sent.codeLivesS * 1000,
    codeLength: sent.codeLength,
    resends,
  }
}

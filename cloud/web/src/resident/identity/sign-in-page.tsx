import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useEffect, useLayoutEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { outboxQuery } from '../../shared/api/queries.ts'
import type { CodeSentView } from '../../shared/api/types.ts'
import { CompanyMark } from '../company/company-mark.tsx'
import { useCompanyHere } from '../company/use-company-here.ts'
import { rememberCompanies } from '../help/remembered-companies.ts'
import { CodeStep } from './code-step.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { loadPendingCode, type PendingCode, storePendingCode } from './pending-code.ts'
import { PhoneStep } from './phone-step.tsx'
import classes from './sign-in-page.module.css'

/** Phone, then code (row R1). */
export function SignInPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { ended = false } = useSearch({ from: '/sign-in' })
  const [pending, setPending] = useState(() => loadPendingCode(Date.now()))
  const [isAtCode, setIsAtCode] = useState(pending !== null)
  const [phone, setPhone] = useState(pending?.phone.slice(2) ?? '')
  const company = useCompanyHere()
  // Whoever was signed in here has left, and the next one may live elsewhere.
  useLayoutEffect(() => rememberCompanies(null), [])
  // What they saw is not to be had by going back.
  useEffect(() => client.removeQueries({ type: 'inactive' }), [client])
  const keep = (next: PendingCode | null) => {
    storePendingCode(next)
    setPending(next)
    setIsAtCode(next !== null)
  }
  /** Back and forth with the same number: the code that was sent still serves. */
  const isCodeUnderWay = pending !== null && pending.phone === `+7${phone}` && pending.resendAtMs > Date.now()
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
        {ended && !isAtCode && (
          <p className={classes.ended} role="status">
            {t('problem.session.required')}
          </p>
        )}
        {pending === null || !isAtCode ? (
          <PhoneStep
            phone={phone}
            onPhone={setPhone}
            isCodeUnderWay={isCodeUnderWay}
            onSent={(sent) => keep(toPending(sent, 0))}
            onCode={() => setIsAtCode(true)}
          />
        ) : (
          <CodeStep
            pending={pending}
            onResent={(sent) => keep(toPending(sent, pending.resends + 1))}
            onBack={() => setIsAtCode(false)}
            onSignedIn={() => storePendingCode(null)}
          />
        )}
        <Aside />
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

/** What to do when no SMS comes; in the demo none leaves the house, and there is a way to where they are. */
function Aside() {
  const { t } = useTranslation()
  const { isSuccess } = useQuery({ ...outboxQuery, refetchInterval: false })
  return (
    <p className={classes.demo}>
      <Link to="/support">{t('support.title')}</Link>
      <Link to="/help">{t('help.title')}</Link>
      {isSuccess && <Link to="/outbox">{t('signIn.demoOutbox')}</Link>}
    </p>
  )
}

import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/button.tsx'
import { CompanyMark } from '../company/company-mark.tsx'
import { useCompanyHere } from '../company/use-company-here.ts'
import { LanguageSwitch } from '../identity/language-switch.tsx'
import { SignOut } from '../settings/sign-out.tsx'
import classes from './registration.module.css'

interface ShellProps {
  children: ReactNode
  onBack?: (() => void) | undefined
  /** Which step of how many. */
  at?: { n: number; total: number } | undefined
  /** Then the way out is not the sign-in. */
  isSignedIn?: boolean
}

/** What surrounds every step: whose registration it is, how far it is, the way back and the way out. */
export function Shell({ children, onBack, at, isSignedIn = false }: ShellProps) {
  const { t } = useTranslation()
  const company = useCompanyHere()
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        {onBack ? (
          <Button look="quiet" onClick={onBack}>
            <IconArrowLeft size={20} aria-hidden="true" />
            {t('register.back')}
          </Button>
        ) : (
          <span />
        )}
        <LanguageSwitch />
      </header>
      <main className={classes.main}>
        <div className={classes.brand}>
          <CompanyMark brand={company} size={44} />
          <p>{company?.name ?? t('app.name')}</p>
        </div>
        {at && (
          <div className={classes.progress}>
            <p>{t('register.step', { n: at.n, total: at.total })}</p>
            <div className={classes.bar} aria-hidden="true">
              {Array.from({ length: at.total }, (_, n) => (
                <span key={n} data-done={n < at.n} />
              ))}
            </div>
          </div>
        )}
        {children}
        <nav className={classes.aside}>
          {isSignedIn ? (
            <SignOut look="quiet" />
          ) : (
            <p>
              {t('register.haveAccount')} <Link to="/sign-in">{t('register.signIn')}</Link>
            </p>
          )}
          <Link to="/support" search={{ topic: 'registration', from: '/register' }}>
            {t('register.support')}
          </Link>
        </nav>
      </main>
    </div>
  )
}

import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '../../shared/ui/button.tsx'
import { CompanyMark } from '../company/company-mark.tsx'
import { useCompanyHere } from '../company/use-company-here.ts'
import { LanguageSwitch } from './language-switch.tsx'
import classes from './sign-in-page.module.css'

/** What surrounds the pages beside the sign-in: whose app it is, and the way back. */
export function IdentityShell({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const company = useCompanyHere()
  return (
    <div className={classes.page}>
      <header className={`${classes.header} ${classes.spread}`}>
        <Link to="/sign-in" className={buttonClass('quiet')}>
          <IconArrowLeft size={20} aria-hidden="true" />
          {t('recovery.toSignIn')}
        </Link>
        <LanguageSwitch />
      </header>
      <main className={classes.main}>
        <div className={classes.brand}>
          <CompanyMark brand={company} size={48} />
          <p className={classes.name}>{company?.name ?? t('app.name')}</p>
        </div>
        {children}
      </main>
    </div>
  )
}

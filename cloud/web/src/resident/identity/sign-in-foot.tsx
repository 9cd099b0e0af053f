import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { companyHereQuery } from '../../shared/api/queries.ts'
import { recallSlug } from '../company/here.ts'
import classes from './sign-in-page.module.css'

/** For who is new, who used to sign in otherwise and who is stuck; in the demo no SMS leaves the house. */
export function SignInFoot() {
  const { t } = useTranslation()
  const { data } = useQuery(companyHereQuery(recallSlug()))
  return (
    <footer className={classes.foot}>
      <p>
        {t('signIn.newcomer')} <Link to="/register">{t('signIn.register')}</Link>
      </p>
      <p className={classes.note}>{t('signIn.account')}</p>
      <p>
        {t('signIn.trouble')}{' '}
        <Link to="/support" search={{ topic: 'sign-in', from: '/sign-in' }}>
          {t('signIn.write')}
        </Link>
      </p>
      <nav className={classes.links}>
        <Link to="/help">{t('help.title')}</Link>
        {data?.isDemo && <Link to="/outbox">{t('signIn.demoOutbox')}</Link>}
      </nav>
      <p className={classes.note}>{t('signIn.version', { version: __APP_VERSION__ })}</p>
    </footer>
  )
}

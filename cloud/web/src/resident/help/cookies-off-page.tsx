import { IconCookieOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button, buttonClass } from '../../shared/ui/button.tsx'
import { LanguageSwitch } from '../identity/language-switch.tsx'
import classes from './cookies-off-page.module.css'

/** What is wrong, and where to put it right (row P6). */
export function CookiesOffPage() {
  const { t } = useTranslation()
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <LanguageSwitch />
      </header>
      <main className={classes.main}>
        <span className={classes.mark}>
          <IconCookieOff size={40} stroke={1.6} aria-hidden="true" />
        </span>
        <h1>{t('cookies.title')}</h1>
        <p className={classes.hint}>{t('cookies.hint')}</p>
        <ol className={classes.steps}>
          <li>{t('cookies.first')}</li>
          <li>{t('cookies.second', { host: location.host })}</li>
          <li>{t('cookies.third')}</li>
        </ol>
        <Button look="primary" isWide onClick={() => location.reload()}>
          {t('cookies.again')}
        </Button>
        <Link to="/help" className={buttonClass('quiet', true)}>
          {t('help.title')}
        </Link>
      </main>
    </div>
  )
}

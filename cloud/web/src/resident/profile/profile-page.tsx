import { IconChevronRight, IconCloudOff, IconDownload, IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { profileQuery } from '../../shared/api/queries.ts'
import { isInstalled } from '../../shared/install/install-prompt.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { SkeletonLines } from '../entrance/skeleton-lines.tsx'
import { PageHeader } from '../frame/page-header.tsx'
import { SignedIn } from '../frame/signed-in.tsx'
import { PrivacyLinks } from '../privacy/privacy-links.tsx'
import { Appearance } from '../settings/appearance.tsx'
import { KeepPassword } from '../settings/keep-password.tsx'
import { SignOut } from '../settings/sign-out.tsx'
import { ContactsCard } from './contacts-card.tsx'
import { NameCard } from './name-card.tsx'
import classes from './profile-page.module.css'
import { SessionList } from './session-list.tsx'

/** The person, their app and their devices (rows P1, P2, R14). */
export function ProfilePage() {
  const { t } = useTranslation()
  return (
    <SignedIn header={() => <PageHeader title={t('profile.title')} />} waiting={<Cards />}>
      {() => <Cards />}
    </SignedIn>
  )
}

function Cards() {
  const { t } = useTranslation()
  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <Person />
      </div>
      <div className={classes.column}>
        <section className={classes.card} aria-label={t('settings.title')}>
          <h2>{t('settings.title')}</h2>
          <Appearance />
          <KeepPassword />
          <Link to="/profile/security" className={classes.row}>
            <IconLock size={24} stroke={1.7} aria-hidden="true" />
            {t('security.title')}
            <IconChevronRight size={20} stroke={1.7} aria-hidden="true" />
          </Link>
          <PrivacyLinks className={classes.row ?? ''} />
          {!isInstalled() && (
            <Link to="/install" className={classes.row}>
              <IconDownload size={24} stroke={1.7} aria-hidden="true" />
              {t('install.title')}
              <IconChevronRight size={20} stroke={1.7} aria-hidden="true" />
            </Link>
          )}
        </section>
        <SessionList />
        <SignOut />
        <p className={classes.version}>{t('settings.version', { version: __APP_VERSION__ })}</p>
      </div>
    </main>
  )
}

function Person() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(profileQuery)
  if (data !== undefined) {
    return (
      <>
        <NameCard key={data.id} profile={data} />
        <ContactsCard profile={data} />
      </>
    )
  }
  return (
    <section className={classes.card} aria-label={t('profile.person')}>
      <h2>{t('profile.person')}</h2>
      {error === null ? (
        <SkeletonLines count={5} />
      ) : (
        <Notice
          isFault
          icon={<IconCloudOff size={32} stroke={1.6} />}
          title={t('profile.failed')}
          hint={problemText(t, error)}
          action={
            <Button look="soft" onClick={() => void refetch()}>
              {t('app.retry')}
            </Button>
          }
        />
      )}
    </section>
  )
}

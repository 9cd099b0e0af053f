import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { SkeletonLines } from '../entrance/skeleton-lines.tsx'
import { PageHeader } from '../frame/page-header.tsx'
import { SignedIn } from '../frame/signed-in.tsx'
import { ArchiveCard } from './archive-card.tsx'
import { ConsentsCard } from './consents-card.tsx'
import { ErasureCard } from './erasure-card.tsx'
import { LooksCard } from './looks-card.tsx'
import classes from './privacy.module.css'

/** «Мои данные»: what was agreed to, who looked, how to take it all away or have it forgotten (row R15). */
export function MyDataPage() {
  const { t } = useTranslation()
  return (
    <SignedIn
      header={() => <PageHeader title={t('privacy.title')} back="/profile" isNarrow />}
      waiting={
        <main className={classes.page} aria-busy="true" aria-label={t('app.loading')}>
          <div className={classes.card}>
            <SkeletonLines count={6} />
          </div>
        </main>
      }
    >
      {(me) => (
        <main className={classes.page}>
          <div>
            <p>{t('privacy.lead')}</p>
            <Link
              to="/privacy"
              search={me.companies[0] ? { company: me.companies[0].id } : {}}
              className={classes.policy}
            >
              {t('privacy.policyLink')}
            </Link>
          </div>
          <ErasureCard />
          <ConsentsCard />
          <LooksCard />
          <ArchiveCard />
          <ErasureCard isWay />
        </main>
      )}
    </SignedIn>
  )
}

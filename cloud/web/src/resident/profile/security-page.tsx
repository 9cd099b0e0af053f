import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { profileQuery } from '../../shared/api/queries.ts'
import { LoadFault } from '../../shared/ui/load-fault.tsx'
import { SkeletonLines } from '../entrance/skeleton-lines.tsx'
import { PageHeader } from '../frame/page-header.tsx'
import { SignedIn } from '../frame/signed-in.tsx'
import { FactorCard } from './factor-card.tsx'
import { PasskeysCard } from './passkeys-card.tsx'
import { PasswordCard } from './password-card.tsx'
import classes from './profile-page.module.css'

/** Password, passkeys and second factor (rows R12, R14). */
export function SecurityPage() {
  const { t } = useTranslation()
  return (
    <SignedIn header={() => <PageHeader title={t('security.title')} back="/profile" />} waiting={<Waiting />}>
      {() => <Cards />}
    </SignedIn>
  )
}

function Cards() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(profileQuery)
  if (data === undefined && error === null) return <Waiting />
  if (data === undefined) {
    return (
      <main className={classes.page}>
        <div className={classes.card}>
          <LoadFault title={t('profile.failed')} error={error} onRetry={() => void refetch()} />
        </div>
      </main>
    )
  }
  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <PasswordCard hasPassword={data.hasPassword} login={data.email ?? data.phone ?? data.login ?? ''} />
      </div>
      <div className={classes.column}>
        <PasskeysCard />
        <FactorCard />
      </div>
    </main>
  )
}

function Waiting() {
  const { t } = useTranslation()
  return (
    <main className={classes.page} aria-busy="true" aria-label={t('app.loading')}>
      <div className={classes.card}>
        <SkeletonLines count={5} />
      </div>
    </main>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { profileQuery } from '../../shared/api/queries.ts'
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
  const { data } = useQuery(profileQuery)
  if (data === undefined) return <Waiting />
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
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <SkeletonLines count={5} />
      </div>
    </main>
  )
}

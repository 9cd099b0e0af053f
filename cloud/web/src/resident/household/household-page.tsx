import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/button.tsx'
import { LoadFault } from '../../shared/ui/load-fault.tsx'
import { SkeletonLines } from '../entrance/skeleton-lines.tsx'
import { PageHeader } from '../frame/page-header.tsx'
import { SignedIn } from '../frame/signed-in.tsx'
import classes from './household.module.css'
import { InviteForm } from './invite-form.tsx'
import { MemberLine, WaitingLine } from './member-line.tsx'
import { type HouseholdView, householdQuery } from './queries.ts'

/** Who lives in a home by its owner's word: invited, given a last day, shown out. */
export function HouseholdPage() {
  const { t } = useTranslation()
  return (
    <SignedIn
      header={() => <PageHeader title={t('household.title')} back="/profile" isNarrow />}
      waiting={<WaitingCards />}
    >
      {() => <Household />}
    </SignedIn>
  )
}

function WaitingCards() {
  const { t } = useTranslation()
  return (
    <main className={classes.page} aria-busy="true" aria-label={t('app.loading')}>
      <div className={classes.card}>
        <SkeletonLines count={5} />
      </div>
    </main>
  )
}

function Household() {
  const { t } = useTranslation()
  const { premisesId } = useParams({ from: '/household/$premisesId' })
  const { data, error, refetch } = useQuery(householdQuery(premisesId))
  if (data !== undefined) return <Cards household={data} />
  if (error === null) return <WaitingCards />
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <LoadFault title={t('household.failed')} error={error} onRetry={() => void refetch()} />
      </div>
    </main>
  )
}

function Cards({ household }: { household: HouseholdView }) {
  const { t } = useTranslation()
  const [isInviting, setInviting] = useState(false)
  const { premisesId, address, timeZone, members, invitations } = household
  return (
    <main className={classes.page}>
      <div>
        <p className={classes.address}>{address}</p>
        <p className={classes.soft}>{t('household.lead')}</p>
      </div>
      {isInviting ? (
        <InviteForm premisesId={premisesId} timeZone={timeZone} onDone={() => setInviting(false)} />
      ) : (
        <Button look="primary" isWide onClick={() => setInviting(true)}>
          <IconUserPlus size={24} stroke={1.8} aria-hidden="true" />
          {t('household.invite')}
        </Button>
      )}
      {invitations.length > 0 && (
        <section className={classes.card} aria-label={t('household.waiting')}>
          <h2>{t('household.waiting')}</h2>
          <ul className={classes.list}>
            {invitations.map((it) => (
              <WaitingLine key={it.id} invitation={it} premisesId={premisesId} />
            ))}
          </ul>
        </section>
      )}
      <section className={classes.card} aria-label={t('household.members')}>
        <h2>{t('household.members')}</h2>
        <ul className={classes.list}>
          {members.map((it) => (
            <MemberLine key={it.residencyId} member={it} premisesId={premisesId} timeZone={timeZone} />
          ))}
        </ul>
        {members.length === 1 && <p className={classes.soft}>{t('household.nobody')}</p>}
      </section>
    </main>
  )
}

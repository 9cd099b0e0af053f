import { IconChevronRight, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { meQuery } from '../../shared/api/queries.ts'
import { LeaveHome } from './leave-home.tsx'

/** The ways to the people of the person's homes: an owner keeps the list, others may leave. */
export function HouseholdLinks({ className }: { className: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(meQuery)
  const homes = data?.homes.filter(({ isVerified }) => isVerified) ?? []
  return homes.map((home) =>
    home.relation === 'owner' ? (
      <Link
        key={home.residencyId}
        to="/household/$premisesId"
        params={{ premisesId: home.premisesId }}
        className={className}
      >
        <IconUsers size={24} stroke={1.7} aria-hidden="true" />
        <span>
          {t('household.title')}
          {homes.length > 1 && ` — ${home.address}, ${home.number}`}
        </span>
        <IconChevronRight size={20} stroke={1.7} aria-hidden="true" />
      </Link>
    ) : (
      <LeaveHome key={home.residencyId} home={home} />
    ),
  )
}

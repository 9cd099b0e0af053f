import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Application } from './application-queries.ts'

const colours: Record<Application['match'], string> = {
  owner: 'green',
  'similar-owner': 'yellow',
  'other-owner': 'red',
  closed: 'gray',
  unknown: 'red',
}

/** What the register of accounts says of number and name. */
export function MatchBadge({ match }: { match: Application['match'] }) {
  const { t } = useTranslation('staff')
  return (
    <Badge size="sm" variant="light" color={colours[match]} autoContrast data-match={match}>
      {t(`application.matches.${match}`)}
    </Badge>
  )
}

import { useTranslation } from 'react-i18next'
import type { Application } from './application-queries.ts'
import classes from './applications-room.module.css'

const tones: Record<Application['match'], 'good' | 'wait' | 'bad'> = {
  owner: 'good',
  'similar-owner': 'wait',
  'other-owner': 'bad',
  closed: 'wait',
  unknown: 'bad',
}

/** What the register of accounts says of number and name. */
export function MatchBadge({ match }: { match: Application['match'] }) {
  const { t } = useTranslation('staff')
  return (
    <span className={classes.match} data-tone={tones[match]}>
      {t(`application.matches.${match}`)}
    </span>
  )
}

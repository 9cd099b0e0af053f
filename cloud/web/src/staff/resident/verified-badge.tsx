import { useTranslation } from 'react-i18next'
import type { Residency } from './queries.ts'
import classes from './resident.module.css'

/** Whether somebody lives there for certain, by their own word, or no more. */
export function VerifiedBadge({ verifiedAt, endedAt }: Pick<Residency, 'verifiedAt' | 'endedAt'>) {
  const { t } = useTranslation('staff')
  if (endedAt !== null) return <span className={classes.badge}>{t('resident.ended')}</span>
  if (verifiedAt === null) {
    return (
      <span className={classes.badge} data-wait>
        {t('resident.unverified')}
      </span>
    )
  }
  return (
    <span className={classes.badge} data-good>
      {t('resident.verified')}
    </span>
  )
}

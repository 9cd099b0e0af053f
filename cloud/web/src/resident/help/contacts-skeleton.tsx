import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './company-contacts.module.css'

/** The contacts' shapes before the first answer. */
export function ContactsSkeleton() {
  const { t } = useTranslation()
  return (
    <section className={classes.company} aria-busy="true" aria-label={t('app.loading')}>
      <div className={classes.name}>
        <Skeleton width={32} height={32} radius="md" />
        <Skeleton width={160} height={20} radius="sm" />
      </div>
      <Skeleton height={200} radius={28} />
      <Skeleton height={150} radius={28} />
    </section>
  )
}

import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './entrance-screen.module.css'
import cardClasses from './event-list.module.css'
import { SkeletonLines } from './skeleton-lines.tsx'

/** The entrance screen's shapes before its first answer; everything stands where it will stand. */
export function EntranceSkeleton() {
  const { t } = useTranslation()
  return (
    <main className={classes.screen} aria-busy="true" aria-label={t('app.loading')}>
      <div className={classes.entrance}>
        <div>
          <div className={classes.heading}>
            <Skeleton width={150} height={26} radius="md" />
            <Skeleton width={104} height={32} radius="xl" />
          </div>
          <Skeleton width={230} height={15} radius="sm" mt={5} mb={4} />
        </div>
        <Skeleton className={classes.pictureShape} height="auto" radius={28} />
        <Skeleton className={classes.buttonShape} radius={28} />
      </div>
      <section className={cardClasses.section}>
        <Skeleton width={130} height={22} radius="sm" mb={14} />
        <div className={cardClasses.card}>
          <SkeletonLines count={4} />
        </div>
      </section>
    </main>
  )
}

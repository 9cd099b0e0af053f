import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MeView } from '../../shared/api/types.ts'
import classes from './desk.module.css'
import { HomeCards } from './home-cards.tsx'
import { Tiles } from './tiles.tsx'

/** The home screen of somebody for whom no door opens yet: what to do next, and what they may use already. */
export function Desk({ me }: { me: MeView }) {
  return (
    <main className={classes.desk}>
      <div className={classes.cards}>
        <HomeCards me={me} />
      </div>
      <Tiles me={me} entranceId={undefined} />
    </main>
  )
}

/** Its shapes before the first answer. */
export function DeskSkeleton() {
  const { t } = useTranslation()
  return (
    <main className={classes.desk} aria-busy="true" aria-label={t('app.loading')}>
      <Skeleton height={260} radius={28} />
      <div className={classes.shapes}>
        {Array.from({ length: 4 }, (_, n) => (
          <Skeleton key={n} height={112} radius={24} />
        ))}
      </div>
    </main>
  )
}

import { Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { EntranceView } from '../../shared/api/types.ts'
import classes from './entrance-switcher.module.css'

/** The doors of somebody who has several. */
export function EntranceSwitcher({
  entrances,
  currentId,
}: {
  entrances: EntranceView[]
  currentId: string | undefined
}) {
  const { t } = useTranslation()
  if (entrances.length < 2) return null
  return (
    <nav className={classes.switcher} aria-label={t('home.entrances')}>
      {entrances.map(({ id, name, address }) => (
        <Link
          key={id}
          to="/entrances/$entranceId"
          params={{ entranceId: id }}
          className={classes.entrance}
          aria-current={id === currentId ? 'page' : undefined}
        >
          <span className={classes.name}>{name}</span>
          {isAmbiguous(entrances, name) && <span className={classes.address}>{address}</span>}
        </Link>
      ))}
    </nav>
  )
}

/** The switcher's place while nobody knows yet. */
export function SwitcherSkeleton() {
  return (
    <div className={classes.switcher} aria-hidden="true">
      <Skeleton className={classes.place} width={112} height={48} radius={18} />
      <Skeleton className={classes.place} width={132} height={48} radius={18} />
    </div>
  )
}

/** «Подъезд 1» of two houses: only the address tells them apart. */
function isAmbiguous(entrances: EntranceView[], name: string): boolean {
  return entrances.filter((entrance) => entrance.name === name).length > 1
}

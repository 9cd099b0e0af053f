import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import classes from './console-frame.module.css'
import type { Room } from './room.ts'

/** More than so many are told as «99+»: nobody counts them, and the menu stays where it is. */
const mostTold = 99

/** How many wait in a room, beside its name. */
export function RoomCount({ count, companyId }: { count: NonNullable<Room['count']>; companyId: string }) {
  const { t } = useTranslation('staff')
  const { data = 0 } = useQuery(count(companyId))
  if (data === 0) return null
  return (
    <span className={classes.count}>
      <span aria-hidden="true">{data > mostTold ? `${mostTold}+` : data}</span>
      <span className={classes.unseen}>{t('frame.waiting', { count: data })}</span>
    </span>
  )
}

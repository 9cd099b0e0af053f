import { Skeleton } from '@mantine/core'
import classes from './event-list.module.css'

/** Lines of the list's own height, so that nothing jumps when they come. */
export function SkeletonLines({ count }: { count: number }) {
  return (
    <div className={classes.list} aria-hidden="true">
      {Array.from({ length: count }, (_, n) => (
        <div key={n} className={classes.line}>
          <Skeleton circle width={44} height={44} />
          <span className={classes.words}>
            <Skeleton width="42%" height={14} radius="sm" />
            <Skeleton width="64%" height={12} radius="sm" mt={8} />
          </span>
        </div>
      ))}
    </div>
  )
}

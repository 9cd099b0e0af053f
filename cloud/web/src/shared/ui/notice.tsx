import type { ReactNode } from 'react'
import classes from './notice.module.css'

interface NoticeProps {
  icon: ReactNode
  title: string
  hint: string
  action?: ReactNode
  /** A fault is told at once to a screen reader; an empty list is not. */
  isFault?: boolean
}

/** An empty place or a fault: what it is, and what to do. */
export function Notice({ icon, title, hint, action, isFault = false }: NoticeProps) {
  return (
    <div className={classes.notice} role={isFault ? 'alert' : undefined}>
      <div className={classes.mark}>{icon}</div>
      <p className={classes.title}>{title}</p>
      <p className={classes.hint}>{hint}</p>
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </div>
  )
}

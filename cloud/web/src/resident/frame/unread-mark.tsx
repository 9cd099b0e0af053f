import { useTranslation } from 'react-i18next'
import type { Unread } from './sections.ts'
import classes from './unread-mark.module.css'
import { useUnread } from './use-unread.ts'

const mostShown = 99

/** How many new things wait there; nothing where none do. */
export function UnreadMark({ of }: { of: Unread }) {
  const { t } = useTranslation()
  const count = useUnread(of)
  if (count === 0) return null
  return (
    <span className={classes.mark}>
      <span aria-hidden="true">{count > mostShown ? `${mostShown}+` : count}</span>
      <span className={classes.spoken}>{t('frame.unread', { count })}</span>
    </span>
  )
}

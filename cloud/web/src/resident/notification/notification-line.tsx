import { IconCheck } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { relativeTime } from '../../shared/time/relative-time.ts'
import { useNow } from '../../shared/time/use-now.ts'
import { Button } from '../../shared/ui/button.tsx'
import classes from './inbox.module.css'
import type { NotificationView } from './queries.ts'

const minuteMs = 60_000

interface NotificationLineProps {
  notification: NotificationView
  onRead: () => void
}

/** One thing that was said; a tap leads to what it is about. */
export function NotificationLine({ notification, onRead }: NotificationLineProps) {
  const { t, i18n } = useTranslation()
  const { history } = useRouter()
  const nowMs = useNow(minuteMs)
  const { title, body, at, link, isNew } = notification
  return (
    <li className={classes.line} data-new={isNew}>
      <a
        href={link}
        className={classes.words}
        onClick={(event) => {
          if (isNew) onRead()
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          history.push(link)
        }}
      >
        <b className={classes.name}>{title}</b>
        {body !== '' && <span>{body}</span>}
        <span className={classes.below}>
          <span className={classes.status}>{t(isNew ? 'inbox.new' : 'inbox.read')}</span>
          <time dateTime={at}>{relativeTime(Date.parse(at), nowMs, i18n.language)}</time>
        </span>
      </a>
      {isNew && (
        <Button look="icon" aria-label={t('inbox.markOne')} title={t('inbox.markOne')} onClick={onRead}>
          <IconCheck size={24} stroke={1.8} aria-hidden="true" />
        </Button>
      )}
    </li>
  )
}

import { useTranslation } from 'react-i18next'
import { relativeTime } from '../../shared/time/relative-time.ts'
import { useNow } from '../../shared/time/use-now.ts'
import classes from './chat.module.css'
import { FileList } from './file-list.tsx'
import { MessageBox } from './message-box.tsx'
import type { RequestMessage, RequestView } from './queries.ts'

const minuteMs = 60_000

/** «Чат»: what both sides said, and what became of the request between. */
export function Chat({ request }: { request: RequestView }) {
  const { t } = useTranslation()
  const { id, messages, isEnded, companyId } = request
  return (
    <section className={classes.chat} aria-labelledby="chat-title">
      <h2 id="chat-title">{t('request.chat')}</h2>
      {messages.length === 0 ? (
        <p className={classes.none}>{t('request.chatNone')}</p>
      ) : (
        <ol className={classes.messages} aria-live="polite">
          {messages.map((message) => (
            <Message key={message.id} requestId={id} message={message} />
          ))}
        </ol>
      )}
      {isEnded ? (
        <p className={classes.none}>{t('request.ended')}</p>
      ) : (
        <MessageBox requestId={id} companyId={companyId} />
      )}
    </section>
  )
}

function Message({ requestId, message }: { requestId: string; message: RequestMessage }) {
  const { t, i18n } = useTranslation()
  const nowMs = useNow(minuteMs)
  const { author, text, change, at, files } = message
  const time = <time dateTime={at}>{relativeTime(Date.parse(at), nowMs, i18n.language)}</time>
  const status = change && (
    <p className={classes.change}>
      {t('request.changed', { status: t(`request.statuses.${change.to}`) })} {text === '' && files.length === 0 && time}
    </p>
  )
  if (text === '' && files.length === 0) return <li>{status}</li>
  return (
    <li className={classes.row} data-author={author}>
      <div className={classes.bubble}>
        <p className={classes.head}>
          <b>{t(`request.authors.${author}`)}</b>
          {time}
        </p>
        {text !== '' && <p className={classes.text}>{text}</p>}
        <FileList requestId={requestId} files={files} />
      </div>
      {status}
    </li>
  )
}

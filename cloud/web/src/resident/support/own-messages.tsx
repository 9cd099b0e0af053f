import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { supportMessagesQuery } from '../../shared/api/queries.ts'
import { relativeTime } from '../../shared/time/relative-time.ts'
import { useNow } from '../../shared/time/use-now.ts'
import classes from './support-page.module.css'

const minuteMs = 60_000

/** What the person wrote before, and what came of it; nothing where they never did. */
export function OwnMessages() {
  const { t, i18n } = useTranslation()
  const { data = [] } = useQuery(supportMessagesQuery)
  const nowMs = useNow(minuteMs)
  if (data.length === 0) return null
  return (
    <section className={classes.own} aria-labelledby="own-messages">
      <h2 id="own-messages">{t('support.own')}</h2>
      {data.map(({ id, number, at, text, status, answers }) => (
        <article key={id} className={classes.message}>
          <p className={classes.head}>
            <b>№ {number}</b>
            <span className={classes.status} data-status={status}>
              {t(`support.statuses.${status}`)}
            </span>
            <time dateTime={at}>{relativeTime(Date.parse(at), nowMs, i18n.language)}</time>
          </p>
          <p className={classes.text}>{text}</p>
          {answers.map((answer) => (
            <div key={answer.id} className={classes.answer}>
              <p className={classes.answerHead}>{t('support.answer')}</p>
              <p className={classes.text}>{answer.text}</p>
            </div>
          ))}
        </article>
      ))}
    </section>
  )
}

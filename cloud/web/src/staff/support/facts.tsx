import { useTranslation } from 'react-i18next'
import { formatPhone } from '../../shared/phone/phone.ts'
import type { SupportThread } from './queries.ts'
import classes from './support-message-page.module.css'

/** Who wrote, where from, and how to reach them. */
export function Facts({ thread }: { thread: SupportThread }) {
  const { t } = useTranslation('staff')
  const isMail = thread.answerBy === 'email'
  const facts = [
    [
      t(isMail ? 'support.email' : 'support.phone'),
      <a key="contact" href={`${isMail ? 'mailto' : 'tel'}:${thread.contact}`}>
        {formatPhone(thread.contact)}
      </a>,
    ],
    [t('support.topic'), t(`support.topics.${thread.topic}`)],
    [t('support.writer'), t(thread.isSignedIn ? 'support.signedIn' : 'support.stranger')],
    [t('support.page'), thread.page],
    [t('support.device'), thread.device],
  ] as const
  return (
    <section className={classes.card} aria-label={t('support.facts')}>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

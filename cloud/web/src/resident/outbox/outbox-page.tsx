import { IconArrowLeft, IconCloudOff, IconMailOff, IconMessage2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../shared/api/problem.ts'
import { outboxQuery } from '../../shared/api/queries.ts'
import { useNow } from '../../shared/time/use-now.ts'
import { buttonClass } from '../../shared/ui/button.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { DemoGuide } from './demo-guide.tsx'
import { OutboxMessage } from './outbox-message.tsx'
import classes from './outbox-page.module.css'
import { StaffCodes } from './staff-codes.tsx'

const renewMs = 10_000

/** The demo's SMS and letters, which never leave the house. */
export function OutboxPage() {
  const { t } = useTranslation()
  const { data, error } = useQuery(outboxQuery)
  const now = useNow(renewMs)
  const isMissing = error instanceof ProblemError && error.status === 404
  return (
    <main className={classes.page}>
      <Link to="/sign-in" className={buttonClass('quiet', false, classes.back)}>
        <IconArrowLeft size={20} aria-hidden="true" />
        {t('outbox.backToSignIn')}
      </Link>
      <h1>{t('outbox.title')}</h1>
      {!isMissing && <p className={classes.lead}>{t('outbox.lead')}</p>}
      {isMissing && (
        <Notice
          icon={<IconMailOff size={32} stroke={1.6} />}
          title={t('outbox.missing')}
          hint={t('outbox.missingHint')}
        />
      )}
      {error !== null && !isMissing && data === undefined && (
        <Notice
          isFault
          icon={<IconCloudOff size={32} stroke={1.6} />}
          title={t('outbox.failed')}
          hint={problemText(t, error)}
        />
      )}
      {data?.messages.length === 0 && (
        <Notice icon={<IconMessage2 size={32} stroke={1.6} />} title={t('outbox.empty')} hint={t('outbox.emptyHint')} />
      )}
      {data && (
        <div className={classes.guides}>
          <DemoGuide />
          <StaffCodes />
        </div>
      )}
      <ol className={classes.list} aria-live="polite">
        {data?.messages.map((message) => (
          <OutboxMessage key={message.id} message={message} nowMs={now} />
        ))}
      </ol>
    </main>
  )
}

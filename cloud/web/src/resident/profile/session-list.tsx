import { IconCloudOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sessionsQuery } from '../../shared/api/queries.ts'
import { useNow } from '../../shared/time/use-now.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { SkeletonLines } from '../entrance/skeleton-lines.tsx'
import { EndAll } from './end-all.tsx'
import { SessionLine } from './session-line.tsx'
import classes from './session-list.module.css'

const renewMs = 20_000

/** Where the person is signed in (row R14), and how to end it. */
export function SessionList() {
  const { t } = useTranslation()
  const now = useNow(renewMs)
  const { data, error, refetch } = useQuery(sessionsQuery)
  return (
    <section className={classes.card} aria-label={t('sessions.title')}>
      <div className={classes.head}>
        <h2>{t('sessions.title')}</h2>
        <p>{t('sessions.lead')}</p>
      </div>
      {data === undefined && error === null && <SkeletonLines count={2} />}
      {data === undefined && error !== null && (
        <Notice
          isFault
          icon={<IconCloudOff size={32} stroke={1.6} />}
          title={t('sessions.failed')}
          hint={problemText(t, error)}
          action={
            <Button look="soft" onClick={() => void refetch()}>
              {t('app.retry')}
            </Button>
          }
        />
      )}
      {data !== undefined && (
        <ul className={classes.list}>
          {data.sessions.map((session) => (
            <SessionLine key={session.id} session={session} nowMs={now} />
          ))}
        </ul>
      )}
      {data?.sessions.some(({ current }) => !current) && (
        <div className={classes.foot}>
          <EndAll />
        </div>
      )}
    </section>
  )
}

import { Button } from '@mantine/core'
import { IconArrowLeft, IconFileX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../shared/ui/notice.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Page } from '../frame/page.tsx'
import { useWorkplace } from '../frame/workplace.ts'
import { Mark } from '../request/mark.tsx'
import { requestThreadQuery } from '../request/request-queries.ts'
import chat from '../request/staff-chat.module.css'
import { StaffChat } from '../request/staff-chat.tsx'
import { StaffFiles } from '../request/staff-files.tsx'
import { ComparisonTable } from './comparison-table.tsx'
import { Decisions } from './decisions.tsx'
import { FormFacts } from './form-facts.tsx'
import classes from './verification-page.module.css'
import { orderQuery } from './verification-queries.ts'

/** A form beside what the extract and the register say; the decision; the chat. */
export default function VerificationPage() {
  const { t } = useTranslation('staff')
  const shared = useTranslation()
  const { requestId = '' } = useParams({ strict: false })
  const { companyId, to, may } = useWorkplace()
  const { data, error, refetch } = useQuery(orderQuery(companyId, requestId))
  const thread = useQuery({ ...requestThreadQuery(companyId, requestId), enabled: may('requests.read') })
  return (
    <Page
      title={data === undefined ? t('rooms.verification') : t('verification.one', { number: data.number })}
      actions={
        <Button
          component={Link}
          to={to('verification')}
          size="sm"
          variant="subtle"
          leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
        >
          {t('verification.back')}
        </Button>
      }
    >
      {data === undefined && error !== null && (
        <Notice
          isFault
          icon={<IconFileX size={34} stroke={1.6} />}
          title={t('list.failed')}
          hint={problemText(shared.t, error)}
          action={<Button onClick={() => void refetch()}>{t('list.retry')}</Button>}
        />
      )}
      {data !== undefined && (
        <div className={chat.columns}>
          <div className={chat.card}>
            <FormFacts order={data} />
            {data.keysOfFlat > 0 && (
              <div>
                <Mark tone="wait">{t('verification.keysOfFlat', { count: data.keysOfFlat })}</Mark>
              </div>
            )}
            <ComparisonTable order={data} />
            {thread.data !== undefined && (
              <section aria-label={t('verification.files')}>
                <h2>{t('verification.files')}</h2>
                <StaffFiles requestId={requestId} files={thread.data.files} />
              </section>
            )}
            <div className={classes.decisions}>
              <Decisions key={`${data.check} ${data.status}`} order={data} />
            </div>
          </div>
          {thread.data !== undefined && <StaffChat request={thread.data} />}
        </div>
      )}
    </Page>
  )
}

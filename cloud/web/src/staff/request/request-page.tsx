import { Button, Select } from '@mantine/core'
import { IconArrowLeft, IconClipboardX, IconFileCertificate } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatPhone } from '../../shared/phone/phone.ts'
import { fullTime } from '../../shared/time/relative-time.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Page } from '../frame/page.tsx'
import { useToast } from '../frame/toast.tsx'
import { useWorkplace } from '../frame/workplace.ts'
import { RequestBadge } from './request-badge.tsx'
import {
  type RequestStatus,
  requestActs,
  requestStatuses,
  requestThreadQuery,
  type StaffRequest,
} from './request-queries.ts'
import classes from './staff-chat.module.css'
import { StaffChat } from './staff-chat.tsx'
import { StaffFiles } from './staff-files.tsx'

/** One request: who asks for what, where it stands, and the chat. */
export default function RequestPage() {
  const { t } = useTranslation('staff')
  const shared = useTranslation()
  const { requestId = '' } = useParams({ strict: false })
  const { companyId, to, may } = useWorkplace()
  const { data, error, refetch } = useQuery(requestThreadQuery(companyId, requestId))
  const isKey = data !== undefined && data.kind !== 'question'
  return (
    <Page
      title={data === undefined ? t('rooms.requests') : t('request.one', { number: data.number })}
      actions={
        <>
          {isKey && may('verification.decide') && (
            <Button
              component={Link}
              to={to('verification', requestId)}
              size="sm"
              variant="light"
              leftSection={<IconFileCertificate size={16} aria-hidden="true" />}
            >
              {t('request.toForm')}
            </Button>
          )}
          <Button
            component={Link}
            to={to('requests')}
            size="sm"
            variant="subtle"
            leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
          >
            {t('request.back')}
          </Button>
        </>
      }
    >
      {data !== undefined && (
        <div className={classes.columns}>
          <StaffChat key={data.id} request={data} />
          <Info request={data} />
        </div>
      )}
      {data === undefined && error !== null && (
        <Notice
          isFault
          icon={<IconClipboardX size={34} stroke={1.6} />}
          title={t('list.failed')}
          hint={problemText(shared.t, error)}
          action={<Button onClick={() => void refetch()}>{t('list.retry')}</Button>}
        />
      )}
    </Page>
  )
}

function Info({ request }: { request: StaffRequest }) {
  const { t, i18n } = useTranslation('staff')
  const { timeZone } = useWorkplace()
  const { id, resident, address, createdAt, description, files, kind, title } = request
  return (
    <section className={classes.card} aria-labelledby="request-info">
      <h2 id="request-info">{kind === 'question' ? title : t(`request.kinds.${kind}`)}</h2>
      <StatusChoice request={request} />
      <dl className={classes.facts}>
        <dt>{t('request.resident')}</dt>
        <dd>
          {resident.name}
          {resident.phone !== null && (
            <>
              {', '}
              <a href={`tel:${resident.phone}`}>{formatPhone(resident.phone)}</a>
            </>
          )}
        </dd>
        <dt>{t('request.address')}</dt>
        <dd>{address ?? '—'}</dd>
        <dt>{t('request.created')}</dt>
        <dd>{fullTime(Date.parse(createdAt), i18n.language, timeZone)}</dd>
      </dl>
      <p className={classes.text}>{description}</p>
      <StaffFiles requestId={id} files={files} />
    </section>
  )
}

function StatusChoice({ request }: { request: StaffRequest }) {
  const { t } = useTranslation('staff')
  const shared = useTranslation()
  const { companyId, may } = useWorkplace()
  const client = useQueryClient()
  const say = useToast()
  const { id, status, isEnded } = request
  const change = useMutation({
    mutationFn: (to: RequestStatus) => requestActs.setStatus(companyId, id, to),
    onSuccess: () => say(t('request.statusSaved')),
    onError: (error) => say(problemText(shared.t, error), { isFault: true }),
    onSettled: () => client.invalidateQueries({ queryKey: ['requests', companyId] }),
  })
  if (isEnded || !may('requests.work')) {
    return (
      <div>
        <RequestBadge status={status} />
      </div>
    )
  }
  return (
    <Select
      size="sm"
      label={t('request.status')}
      allowDeselect={false}
      value={status}
      disabled={change.isPending}
      onChange={(to) => to !== null && to !== status && change.mutate(to as RequestStatus)}
      data={requestStatuses
        .filter((value) => value !== 'new' || status === 'new')
        .map((value) => ({ value, label: t(`request.statuses.${value}`) }))}
    />
  )
}

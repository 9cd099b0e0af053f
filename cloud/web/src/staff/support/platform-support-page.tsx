import { Button } from '@mantine/core'
import { IconArrowLeft, IconLifebuoy } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatPhone } from '../../shared/phone/phone.ts'
import { relativeTime } from '../../shared/time/relative-time.ts'
import { useNow } from '../../shared/time/use-now.ts'
import type { Column } from '../frame/column.ts'
import { DataTable } from '../frame/data-table.tsx'
import { MissingPlace } from '../frame/fault-pages.tsx'
import { Page } from '../frame/page.tsx'
import { WorkGate } from '../identity/gates.tsx'
import { nobodysSupportQuery, type SupportRow, settleNobodys } from './queries.ts'
import classes from './support-room.module.css'
import { StatusBadge } from './support-room.tsx'

const renewMs = 30_000

/** What strangers wrote who could not say which company serves them: answered by their contact, then put aside. */
export default function PlatformSupportPage() {
  return <WorkGate>{(work) => (work.isOperator ? <Messages /> : <MissingPlace />)}</WorkGate>
}

function Messages() {
  const { t, i18n } = useTranslation('staff')
  const client = useQueryClient()
  const { data, error, refetch } = useQuery(nobodysSupportQuery)
  const nowMs = useNow(renewMs)
  const settle = useMutation({
    mutationFn: settleNobodys,
    onSuccess: () => client.invalidateQueries({ queryKey: nobodysSupportQuery.queryKey }),
  })
  const columns: Column<SupportRow>[] = [
    { key: 'number', title: t('support.number'), width: '5rem', isName: true, cell: ({ number }) => `№ ${number}` },
    {
      key: 'at',
      title: t('support.at'),
      width: '9rem',
      cell: ({ at }) => relativeTime(Date.parse(at), nowMs, i18n.language),
    },
    {
      key: 'from',
      title: t('support.from'),
      width: '15rem',
      cell: ({ name, contact, answerBy }) => (
        <span className={classes.from}>
          <span>{name}</span>
          <a className={classes.contact} href={`${answerBy === 'email' ? 'mailto' : 'tel'}:${contact}`}>
            {formatPhone(contact)}
          </a>
        </span>
      ),
    },
    { key: 'text', title: t('support.text'), cell: ({ text }) => text },
    { key: 'status', title: t('support.status'), width: '7rem', cell: ({ status }) => <StatusBadge status={status} /> },
    {
      key: 'act',
      title: '',
      width: '9rem',
      cell: ({ id, status, number }) =>
        status === 'new' && (
          <Button
            size="compact-sm"
            variant="light"
            aria-label={t('support.settle', { number })}
            onClick={() => settle.mutate(id)}
          >
            {t('support.settled')}
          </Button>
        ),
    },
  ]
  return (
    <Page
      title={t('rooms.support')}
      actions={
        <Button
          component={Link}
          to="/platform"
          size="sm"
          variant="subtle"
          leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
        >
          {t('rooms.platform')}
        </Button>
      }
    >
      <DataTable
        label={t('rooms.support')}
        rows={data}
        columns={columns}
        idOf={({ id }) => id}
        isSortedByCloud
        error={error}
        onRetry={() => void refetch()}
        empty={{
          icon: <IconLifebuoy size={34} stroke={1.6} />,
          title: t('support.allAnswered'),
          hint: t('support.nobodysHint'),
        }}
      />
    </Page>
  )
}

import { Badge, Select } from '@mantine/core'
import { IconLifebuoy } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatPhone } from '../../shared/phone/phone.ts'
import { relativeTime } from '../../shared/time/relative-time.ts'
import { useNow } from '../../shared/time/use-now.ts'
import type { Column } from '../frame/column.ts'
import { DataTable } from '../frame/data-table.tsx'
import { everyFetched } from '../frame/every-fetched.ts'
import { Page } from '../frame/page.tsx'
import { SearchField } from '../frame/search-field.tsx'
import { useFilters } from '../frame/use-filters.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { type SupportRow, type SupportStatus, supportListQuery } from './queries.ts'
import classes from './support-room.module.css'

export const supportTopics = ['sign-in', 'registration', 'verification', 'door', 'app', 'other'] as const
const statuses = ['new', 'answered', 'closed'] as const
export const statusColours: Record<SupportStatus, string> = { new: 'orange', answered: 'green', closed: 'gray' }
const renewMs = 30_000

/** «Обращения в поддержку»: what people wrote before and after signing in (rows R6, T7). */
export default function SupportRoom() {
  const { t, i18n } = useTranslation('staff')
  const { companyId, timeZone, to } = useWorkplace()
  const nowMs = useNow(renewMs)
  const [filters, setFilters] = useFilters({ status: 'new', topic: '', q: '' })
  const query = useInfiniteQuery(supportListQuery(companyId, filters))
  const rows = query.data?.pages.flatMap(({ messages }) => messages)
  const counts = query.data?.pages[0]?.counts
  const at = (row: SupportRow) => relativeTime(Date.parse(row.at), nowMs, i18n.language, timeZone)
  const columns: Column<SupportRow>[] = [
    {
      key: 'number',
      title: t('support.number'),
      width: '5rem',
      isName: true,
      cell: ({ number }) => `№ ${number}`,
      text: ({ number }) => String(number),
    },
    { key: 'at', title: t('support.at'), width: '9rem', cell: at, text: (row) => row.at },
    {
      key: 'from',
      title: t('support.from'),
      width: '15rem',
      cell: ({ name, contact }) => (
        <span className={classes.from}>
          <span>{name}</span>
          <span className={classes.contact}>{formatPhone(contact)}</span>
        </span>
      ),
      text: ({ name, contact }) => `${name}, ${contact}`,
    },
    {
      key: 'topic',
      title: t('support.topic'),
      width: '9rem',
      isMinor: true,
      cell: ({ topic }) => t(`support.topics.${topic}`),
      text: ({ topic }) => t(`support.topics.${topic}`),
    },
    {
      key: 'text',
      title: t('support.text'),
      cell: ({ text }) => <span className={classes.text}>{text}</span>,
      text: ({ text }) => text,
    },
    {
      key: 'status',
      title: t('support.status'),
      width: '7rem',
      cell: ({ status }) => <StatusBadge status={status} />,
      text: ({ status }) => t(`support.statuses.${status}`),
    },
  ]
  return (
    <Page
      title={t('rooms.support')}
      filters={
        <>
          <SearchField label={t('support.search')} value={filters.q} onSearch={(q) => setFilters({ q })} />
          <Select
            size="sm"
            aria-label={t('support.status')}
            allowDeselect={false}
            value={filters.status}
            onChange={(status) => setFilters({ status: status ?? 'new' })}
            data={[
              ...statuses.map((value) => ({
                value,
                label: `${t(`support.statuses.${value}`)}${counts === undefined ? '' : ` — ${counts[value]}`}`,
              })),
              { value: 'all', label: t('support.anyStatus') },
            ]}
          />
          <Select
            size="sm"
            aria-label={t('support.topic')}
            placeholder={t('support.anyTopic')}
            clearable
            value={filters.topic === '' ? null : filters.topic}
            onChange={(topic) => setFilters({ topic: topic ?? '' })}
            data={supportTopics.map((value) => ({ value, label: t(`support.topics.${value}`) }))}
          />
        </>
      }
    >
      <DataTable
        label={t('rooms.support')}
        rows={rows}
        columns={columns}
        idOf={({ id }) => id}
        hrefOf={({ id }) => to('support', id)}
        isSortedByCloud
        error={query.error}
        onRetry={() => void query.refetch()}
        csvName="support"
        everyRow={async () => (await everyFetched(query)).flatMap(({ messages }) => messages)}
        onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
        isMoreComing={query.isFetchingNextPage}
        empty={{
          icon: <IconLifebuoy size={34} stroke={1.6} />,
          title: t(filters.status === 'new' && filters.q === '' ? 'support.allAnswered' : 'support.none'),
          hint: t(filters.status === 'new' && filters.q === '' ? 'support.allAnsweredHint' : 'support.noneHint'),
        }}
      />
    </Page>
  )
}

export function StatusBadge({ status }: { status: SupportStatus }) {
  const { t } = useTranslation('staff')
  return (
    <Badge size="sm" variant="light" color={statusColours[status]} className={classes.badge ?? ''} data-status={status}>
      {t(`support.statuses.${status}`)}
    </Badge>
  )
}

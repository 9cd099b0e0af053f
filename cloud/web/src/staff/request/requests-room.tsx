import { Group, Select } from '@mantine/core'
import { IconClipboardList } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatPhone } from '../../shared/phone/phone.ts'
import { relativeTime } from '../../shared/time/relative-time.ts'
import { useNow } from '../../shared/time/use-now.ts'
import type { Column } from '../frame/column.ts'
import { DataTable } from '../frame/data-table.tsx'
import { Page } from '../frame/page.tsx'
import { everyPage, Pager, pageOf } from '../frame/pager.tsx'
import { SearchField } from '../frame/search-field.tsx'
import { useFilters } from '../frame/use-filters.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { Mark } from './mark.tsx'
import { RequestBadge } from './request-badge.tsx'
import { type RequestRow, requestKinds, requestListQuery, requestPage, requestStatuses } from './request-queries.ts'

const minuteMs = 60_000

/** «Заявки»: all that residents ask for, the last changed first. */
export default function RequestsRoom() {
  const { t, i18n } = useTranslation('staff')
  const { companyId, timeZone, to } = useWorkplace()
  const nowMs = useNow(minuteMs)
  const [filters, setFilters] = useFilters({ status: 'open', kind: '', q: '', page: '1' })
  const asked = {
    q: filters.q,
    status: requestStatuses.find((it) => it === filters.status) ?? 'open',
    kind: requestKinds.find((it) => it === filters.kind) ?? '',
    page: pageOf(filters.page),
  }
  const { data, error, refetch } = useQuery(requestListQuery(companyId, asked))
  const titleOf = ({ kind, title }: RequestRow) => (kind === 'question' ? title : t(`request.kinds.${kind}`))
  const columns: Column<RequestRow>[] = [
    {
      key: 'number',
      title: t('request.number'),
      width: '5rem',
      cell: ({ number }) => number,
      text: ({ number }) => String(number),
      align: 'end',
    },
    {
      key: 'title',
      title: t('request.subject'),
      isName: true,
      cell: (row) => (
        <Group gap={8} component="span">
          {titleOf(row)}
          {row.unread > 0 && <Mark tone="brand">{t('request.unread', { count: row.unread })}</Mark>}
        </Group>
      ),
      text: titleOf,
    },
    {
      key: 'status',
      title: t('request.status'),
      width: '10rem',
      cell: ({ status }) => <RequestBadge status={status} />,
      text: ({ status }) => t(`request.statuses.${status}`),
    },
    {
      key: 'resident',
      title: t('request.resident'),
      width: '14rem',
      cell: ({ resident }) => resident.name || (resident.phone ? formatPhone(resident.phone) : '—'),
      text: ({ resident }) => resident.name,
    },
    {
      key: 'address',
      title: t('request.address'),
      isMinor: true,
      cell: ({ address }) => address ?? '—',
      text: ({ address }) => address ?? '',
    },
    {
      key: 'changed',
      title: t('request.changed'),
      width: '10rem',
      cell: ({ changedAt }) => relativeTime(Date.parse(changedAt), nowMs, i18n.language, timeZone),
      text: ({ changedAt }) => changedAt,
    },
  ]
  return (
    <Page
      title={t('rooms.requests')}
      filters={
        <>
          <SearchField label={t('request.search')} value={filters.q} onSearch={(q) => setFilters({ q, page: '1' })} />
          <Select
            size="sm"
            aria-label={t('request.status')}
            allowDeselect={false}
            value={asked.status}
            onChange={(status) => setFilters({ status: status ?? 'open', page: '1' })}
            data={[
              { value: 'open', label: t('request.open') },
              ...requestStatuses.map((value) => ({ value, label: t(`request.statuses.${value}`) })),
            ]}
          />
          <Select
            size="sm"
            aria-label={t('request.kind')}
            allowDeselect={false}
            value={asked.kind}
            onChange={(kind) => setFilters({ kind: kind ?? '', page: '1' })}
            data={[
              { value: '', label: t('request.anyKind') },
              ...requestKinds.map((value) => ({ value, label: t(`request.kinds.${value}`) })),
            ]}
          />
        </>
      }
    >
      <DataTable
        label={t('rooms.requests')}
        rows={data?.requests}
        columns={columns}
        idOf={({ id }) => id}
        hrefOf={({ id }) => to('requests', id)}
        isSortedByCloud
        csvName="requests"
        everyRow={() => everyPage((page) => requestPage(companyId, { ...asked, page }))}
        total={data?.total}
        paging={<Pager page={asked.page} total={data?.total ?? 0} onPage={(page) => setFilters({ page })} />}
        error={error}
        onRetry={() => void refetch()}
        empty={{
          icon: <IconClipboardList size={34} stroke={1.6} />,
          title: t('request.none'),
          hint: t('request.noneHint'),
        }}
      />
    </Page>
  )
}

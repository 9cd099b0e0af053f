import { Button, Group, SegmentedControl } from '@mantine/core'
import { IconFileCertificate } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { relativeTime } from '../../shared/time/relative-time.ts'
import { useNow } from '../../shared/time/use-now.ts'
import type { Column } from '../frame/column.ts'
import { DataTable } from '../frame/data-table.tsx'
import { Page } from '../frame/page.tsx'
import { SearchField } from '../frame/search-field.tsx'
import { useFilters } from '../frame/use-filters.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { Mark } from '../request/mark.tsx'
import { AgreementMark } from './agreement-mark.tsx'
import { comparedFields, type OrderRow, queueQuery, queueShows } from './verification-queries.ts'

const minuteMs = 60_000
const pageSize = 50

/** «Проверка»: forms of residents who want to be verified, and keys to be handed over. */
export default function VerificationRoom() {
  const { t, i18n } = useTranslation('staff')
  const { companyId, timeZone, to } = useWorkplace()
  const nowMs = useNow(minuteMs)
  const [filters, setFilters] = useFilters({ show: 'waiting', q: '', page: '1' })
  const { data, error, refetch } = useQuery(queueQuery(companyId, filters))
  const columns: Column<OrderRow>[] = [
    {
      key: 'resident',
      title: t('verification.resident'),
      width: '11rem',
      isName: true,
      cell: ({ residentName, number }) => residentName || `№ ${number}`,
      text: ({ residentName }) => residentName,
    },
    {
      key: 'owner',
      title: t('verification.owner'),
      width: '13rem',
      cell: ({ ownerName }) => ownerName,
      text: ({ ownerName }) => ownerName,
    },
    {
      key: 'address',
      title: t('verification.address'),
      cell: ({ address }) => address,
      text: ({ address }) => address,
    },
    {
      key: 'agreements',
      title: t('verification.match'),
      width: '8.5rem',
      cell: ({ agreements }) => (
        <Group gap={6} wrap="nowrap" component="span">
          {comparedFields.map((field) => (
            <AgreementMark key={field} agreement={agreements[field]} field={t(`verification.fields.${field}`)} />
          ))}
        </Group>
      ),
      text: ({ agreements }) =>
        comparedFields.map((field) => t(`verification.agreements.${agreements[field]}`)).join(', '),
    },
    {
      key: 'check',
      title: t('verification.state'),
      width: '10rem',
      cell: ({ check, isFree }) => (
        <Group gap={6} component="span">
          {t(`verification.checks.${check}`)}
          {!isFree && <Mark tone="wait">{t('verification.paid')}</Mark>}
        </Group>
      ),
      text: ({ check }) => t(`verification.checks.${check}`),
    },
    {
      key: 'at',
      title: t('verification.sentAt'),
      width: '9rem',
      isMinor: true,
      cell: ({ createdAt }) => relativeTime(Date.parse(createdAt), nowMs, i18n.language, timeZone),
      text: ({ createdAt }) => createdAt,
    },
  ]
  const page = Number(filters.page)
  const total = data?.total ?? 0
  return (
    <Page
      title={t('rooms.verification')}
      filters={
        <>
          <SearchField
            label={t('verification.search')}
            value={filters.q}
            onSearch={(q) => setFilters({ q, page: '1' })}
          />
          <SegmentedControl
            size="sm"
            aria-label={t('verification.state')}
            value={filters.show}
            onChange={(show) => setFilters({ show, page: '1' })}
            data={queueShows.map((value) => ({
              value,
              label:
                value === 'waiting' && data !== undefined
                  ? t('verification.waitingCount', { count: data.waiting })
                  : t(`verification.shows.${value}`),
            }))}
            style={{ maxWidth: '100%', overflowX: 'auto' }}
          />
        </>
      }
    >
      <DataTable
        label={t('rooms.verification')}
        rows={data?.orders}
        columns={columns}
        idOf={({ requestId }) => requestId}
        hrefOf={({ requestId }) => to('verification', requestId)}
        isSortedByCloud
        csvName="verification"
        error={error}
        onRetry={() => void refetch()}
        empty={{
          icon: <IconFileCertificate size={34} stroke={1.6} />,
          title: t(filters.show === 'waiting' ? 'verification.nobodyWaits' : 'verification.none'),
          hint: t('verification.noneHint'),
        }}
      />
      {total > pageSize && (
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => setFilters({ page: String(page * pageSize < total ? page + 1 : 1) })}
        >
          {t('request.page', { page, of: Math.ceil(total / pageSize) })}
        </Button>
      )}
    </Page>
  )
}

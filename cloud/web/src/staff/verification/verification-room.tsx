import { Group, SegmentedControl } from '@mantine/core'
import { IconFileCertificate } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { relativeTime } from '../../shared/time/relative-time.ts'
import { useNow } from '../../shared/time/use-now.ts'
import type { Column } from '../frame/column.ts'
import { useConfirm } from '../frame/confirm.tsx'
import { DataTable } from '../frame/data-table.tsx'
import { Page } from '../frame/page.tsx'
import { everyPage, Pager, pageOf } from '../frame/pager.tsx'
import { SearchField } from '../frame/search-field.tsx'
import { settleAll } from '../frame/settle-all.ts'
import { useToast } from '../frame/toast.tsx'
import { useFilters } from '../frame/use-filters.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { Mark } from '../request/mark.tsx'
import { AgreementMark } from './agreement-mark.tsx'
import {
  comparedFields,
  type OrderRow,
  queuePage,
  queueQuery,
  queueShows,
  verificationActs,
} from './verification-queries.ts'

const minuteMs = 60_000

/** «Проверка»: forms of residents who want to be verified, and keys to be handed over. */
export default function VerificationRoom() {
  const { t, i18n } = useTranslation('staff')
  const { companyId, timeZone, to } = useWorkplace()
  const nowMs = useNow(minuteMs)
  const client = useQueryClient()
  const confirm = useConfirm()
  const say = useToast()
  const [filters, setFilters] = useFilters({ show: 'waiting', q: '', page: '1' })
  const asked = {
    q: filters.q,
    show: queueShows.find((it) => it === filters.show) ?? 'waiting',
    page: pageOf(filters.page),
  }
  const { data, error, refetch } = useQuery(queueQuery(companyId, asked))
  const approveAll = async (chosen: OrderRow[]) => {
    const isSure = await confirm({
      title: t('verification.approveMany', { count: chosen.length }),
      text: t('verification.approveManyText'),
      act: t('verification.approve'),
    })
    if (!isSure) return
    const left = await settleAll(chosen, ({ requestId }) =>
      verificationActs.decide(companyId, requestId, { approve: true }),
    )
    say(t(left > 0 ? 'verification.notAll' : 'verification.approvedMany', { count: left || chosen.length }), {
      isFault: left > 0,
    })
    await Promise.all(
      ['verifications', 'requests'].map((word) => client.invalidateQueries({ queryKey: [word, companyId] })),
    )
  }
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
            value={asked.show}
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
        bulk={
          asked.show === 'waiting' ? [{ label: t('verification.approve'), run: approveAll, isPossible: agree }] : []
        }
        everyRow={() => everyPage((page) => queuePage(companyId, { ...asked, page }))}
        total={data?.total}
        paging={<Pager page={asked.page} total={data?.total ?? 0} onPage={(page) => setFilters({ page })} />}
        error={error}
        onRetry={() => void refetch()}
        empty={{
          icon: <IconFileCertificate size={34} stroke={1.6} />,
          title: t(asked.show === 'waiting' ? 'verification.nobodyWaits' : 'verification.none'),
          hint: t('verification.noneHint'),
        }}
      />
    </Page>
  )
}

/** Forms that agree with extract and register in every field: what else has to be looked at one by one. */
function agree(chosen: readonly OrderRow[]): boolean {
  return chosen.every(({ agreements }) => comparedFields.every((field) => agreements[field] === 'exact'))
}

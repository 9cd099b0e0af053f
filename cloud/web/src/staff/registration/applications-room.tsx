import { SegmentedControl } from '@mantine/core'
import { IconUserCheck } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatPhone } from '../../shared/phone/phone.ts'
import { relativeTime } from '../../shared/time/relative-time.ts'
import { useNow } from '../../shared/time/use-now.ts'
import type { Column } from '../frame/column.ts'
import { useConfirm } from '../frame/confirm.tsx'
import { DataTable } from '../frame/data-table.tsx'
import { Page } from '../frame/page.tsx'
import { SearchField } from '../frame/search-field.tsx'
import { settleAll } from '../frame/settle-all.ts'
import { useToast } from '../frame/toast.tsx'
import { useFilters } from '../frame/use-filters.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { AddressList } from './address-list.tsx'
import { ApplicationDialog, nameOf } from './application-dialog.tsx'
import { type Application, type ApplicationState, applicationActs, applicationsQuery } from './application-queries.ts'
import classes from './applications-room.module.css'
import { MatchBadge } from './match-badge.tsx'
import { RefusalDialog } from './refusal-dialog.tsx'

const states = ['waiting', 'approved', 'refused', 'all'] as const
const renewMs = 30_000

/** «Заявки на регистрацию» (R7), and the addresses that no house has (R2). */
export default function ApplicationsRoom() {
  const { t } = useTranslation('staff')
  const client = useQueryClient()
  const { companyId } = useWorkplace()
  const confirm = useConfirm()
  const say = useToast()
  const [filters, setFilters] = useFilters({ state: 'waiting', q: '', open: '' })
  const isAddresses = filters.state === 'addresses'
  const state: ApplicationState = states.find((it) => it === filters.state) ?? 'waiting'
  const { data, error, refetch } = useQuery({
    ...applicationsQuery(companyId, state, filters.q),
    enabled: !isAddresses,
  })
  const columns = useColumns()
  const rows = data?.applications
  const [refused, setRefused] = useState<readonly Application[]>([])
  const settle = async (chosen: readonly Application[], act: (row: Application) => Promise<unknown>, done: string) => {
    const left = await settleAll(chosen, act)
    say(left > 0 ? t('application.notAll', { count: left }) : done, { isFault: left > 0 })
    await client.invalidateQueries({ queryKey: ['applications', companyId] })
  }
  const approveAll = async (chosen: Application[]) => {
    const isSure = await confirm({
      title: t('application.approveMany', { count: chosen.length }),
      text: t('application.approveManyText'),
      act: t('application.approve'),
    })
    if (!isSure) return
    await settle(chosen, ({ id }) => applicationActs.approve(companyId, id, undefined), t('application.approved'))
  }
  const bulk = [
    { label: t('application.approve'), run: approveAll, isPossible: areOwners },
    { label: t('application.refuse'), run: (chosen: Application[]) => setRefused(chosen), isDangerous: true },
  ]
  return (
    <Page
      title={t('rooms.applications')}
      filters={
        <>
          <SegmentedControl
            size="sm"
            value={filters.state}
            onChange={(next) => setFilters({ state: next })}
            data={[...states, 'addresses' as const].map((value) => ({
              value,
              label: `${t(`application.states.${value}`)}${value === 'waiting' && data ? ` — ${data.waiting}` : ''}`,
            }))}
          />
          {!isAddresses && (
            <SearchField label={t('application.search')} value={filters.q} onSearch={(q) => setFilters({ q })} />
          )}
        </>
      }
    >
      {isAddresses ? (
        <AddressList />
      ) : (
        <>
          <DataTable
            label={t('rooms.applications')}
            rows={rows}
            columns={columns}
            idOf={({ id }) => id}
            onOpen={({ id }) => setFilters({ open: id })}
            isSortedByCloud
            error={error}
            onRetry={() => void refetch()}
            csvName="applications"
            bulk={state === 'waiting' ? bulk : []}
            empty={{
              icon: <IconUserCheck size={34} stroke={1.6} />,
              title: t(state === 'waiting' ? 'application.allDecided' : 'application.none'),
              hint: t(state === 'waiting' ? 'application.allDecidedHint' : 'application.noneHint'),
            }}
          />
          <ApplicationDialog
            application={rows?.find(({ id }) => id === filters.open) ?? null}
            onClose={() => setFilters({ open: '' })}
            onDecided={() => void client.invalidateQueries({ queryKey: ['applications', companyId] })}
          />
          {refused.length > 0 && (
            <RefusalDialog
              count={refused.length}
              onClose={() => setRefused([])}
              onRefuse={(reason) =>
                settle(refused, ({ id }) => applicationActs.refuse(companyId, id, reason), t('application.refused'))
              }
            />
          )}
        </>
      )}
    </Page>
  )
}

function useColumns(): Column<Application>[] {
  const { t, i18n } = useTranslation('staff')
  const { timeZone } = useWorkplace()
  const nowMs = useNow(renewMs)
  return [
    { key: 'name', title: t('resident.name'), isName: true, cell: nameOf, text: nameOf },
    {
      key: 'account',
      title: t('application.account'),
      cell: ({ accountNumber }) => accountNumber,
      text: ({ accountNumber }) => accountNumber,
    },
    {
      key: 'match',
      title: t('application.match'),
      cell: ({ match }) => <MatchBadge match={match} />,
      text: ({ match }) => t(`application.matches.${match}`),
    },
    {
      key: 'premises',
      title: t('application.premises'),
      isMinor: true,
      cell: placeOf,
      text: placeOf,
    },
    {
      key: 'phone',
      title: t('resident.phone'),
      cell: ({ phone }) => <span className={classes.whole}>{formatPhone(phone)}</span>,
      text: ({ phone }) => phone,
    },
    {
      key: 'at',
      title: t('application.sentAt'),
      cell: ({ submittedAt }) => relativeTime(Date.parse(submittedAt), nowMs, i18n.language, timeZone),
      text: ({ submittedAt }) => submittedAt,
    },
    {
      key: 'state',
      title: t('application.state'),
      cell: ({ state }) => (
        <span className={state === 'late' ? classes.late : ''}>{t(`application.standings.${state}`)}</span>
      ),
      text: ({ state }) => t(`application.standings.${state}`),
    },
  ]
}

/** Those whom the register names, nearly or wholly, as owners of a flat where nobody is verified: no need to look at each. */
function areOwners(chosen: readonly Application[]): boolean {
  return chosen.every(
    ({ match, premises, hasVerifiedResidents }) =>
      (match === 'owner' || match === 'similar-owner') && premises !== null && !hasVerifiedResidents,
  )
}

function placeOf({ premises }: Application): string {
  return premises ? `${premises.address}, ${premises.number}` : ''
}

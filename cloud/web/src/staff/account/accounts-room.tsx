import { Button, Select } from '@mantine/core'
import { IconPlus, IconReceipt } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '../frame/column.ts'
import { DataTable } from '../frame/data-table.tsx'
import { Page } from '../frame/page.tsx'
import { everyPage, Pager, pageOf } from '../frame/pager.tsx'
import { SearchField } from '../frame/search-field.tsx'
import { useFilters } from '../frame/use-filters.ts'
import { useKeys } from '../frame/use-keys.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { Mark } from '../request/mark.tsx'
import { AccountDialog } from './account-dialog.tsx'
import { type AccountRow, accountListQuery, accountPage } from './account-queries.ts'

const states = ['open', 'closed', 'all'] as const
const stateOf = (text: string) => states.find((it) => it === text) ?? 'open'

/** «Лицевые счета»: the register that people are checked against. */
export default function AccountsRoom() {
  const { t } = useTranslation('staff')
  const { companyId, may } = useWorkplace()
  const [filters, setFilters] = useFilters({ q: '', state: 'open', page: '1' })
  const asked = { ...filters, state: stateOf(filters.state), page: pageOf(filters.page) }
  const { data, error, refetch } = useQuery(accountListQuery(companyId, asked))
  const [open, setOpen] = useState<AccountRow | 'new' | null>(null)
  const mayWrite = may('accounts.write')
  useKeys(mayWrite ? { '+': () => setOpen('new') } : {})
  const columns: Column<AccountRow>[] = [
    {
      key: 'number',
      title: t('account.number'),
      width: '10rem',
      isName: true,
      cell: ({ number }) => number,
      text: ({ number }) => number,
    },
    {
      key: 'owners',
      title: t('account.owners'),
      cell: ({ owners }) => owners.join(', ') || '—',
      text: ({ owners }) => owners.join('; '),
    },
    {
      key: 'address',
      title: t('account.premises'),
      cell: ({ address }) => address ?? '—',
      text: ({ address }) => address ?? '',
    },
    {
      key: 'state',
      title: t('account.state'),
      width: '8rem',
      cell: ({ state }) => <Mark tone={state === 'open' ? 'good' : 'soft'}>{t(`account.states.${state}`)}</Mark>,
      text: ({ state }) => t(`account.states.${state}`),
    },
  ]
  const add = (
    <Button size="sm" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setOpen('new')}>
      {t('account.add')}
    </Button>
  )
  return (
    <Page
      title={t('rooms.accounts')}
      actions={mayWrite && add}
      filters={
        <>
          <SearchField label={t('account.search')} value={filters.q} onSearch={(q) => setFilters({ q, page: '1' })} />
          <Select
            size="sm"
            aria-label={t('account.state')}
            allowDeselect={false}
            value={filters.state}
            onChange={(state) => setFilters({ state: state ?? 'open', page: '1' })}
            data={states.map((value) => ({ value, label: t(`account.states.${value}`) }))}
          />
        </>
      }
    >
      <DataTable
        label={t('rooms.accounts')}
        rows={data?.accounts}
        columns={columns}
        idOf={({ id }) => id}
        {...(mayWrite && { onOpen: (row: AccountRow) => setOpen(row) })}
        isSortedByCloud
        csvName="accounts"
        everyRow={() => everyPage((page) => accountPage(companyId, { ...asked, page }))}
        total={data?.total}
        paging={<Pager page={asked.page} total={data?.total ?? 0} onPage={(page) => setFilters({ page })} />}
        error={error}
        onRetry={() => void refetch()}
        empty={{
          icon: <IconReceipt size={34} stroke={1.6} />,
          title: t('account.none'),
          hint: t('account.noneHint'),
        }}
      />
      {open !== null && (
        <AccountDialog
          key={open === 'new' ? 'new' : open.id}
          account={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  )
}

import { Button, Select } from '@mantine/core'
import { IconDownload, IconUsers } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Column } from '../frame/column.ts'
import { DataTable } from '../frame/data-table.tsx'
import { Page } from '../frame/page.tsx'
import { SearchField } from '../frame/search-field.tsx'
import { useFilters } from '../frame/use-filters.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { BuildingSelect } from './building-select.tsx'
import { type PersonLine, peopleQuery, queryOf, type Residency } from './queries.ts'
import classes from './resident.module.css'
import { VerifiedBadge } from './verified-badge.tsx'

/** «Жители»: the people of the company's houses. */
export default function PeopleRoom() {
  const { t } = useTranslation('staff')
  const { companyId, may, to } = useWorkplace()
  const [filters, setFilters] = useFilters({ q: '', building: '', verified: '', state: 'current' })
  const query = useInfiniteQuery(peopleQuery(companyId, filters))
  const rows = query.data?.pages.flatMap(({ people }) => people)
  const home = ({ address, number, kind }: Residency) => `${address}, ${t(`resident.numbered.${kind}`, { number })}`
  const columns: Column<PersonLine>[] = [
    {
      key: 'name',
      title: t('resident.name'),
      width: '14rem',
      isName: true,
      cell: ({ name }) => name || t('resident.nameless'),
      text: ({ name }) => name,
    },
    { key: 'phone', title: t('resident.phone'), width: '10rem', isMinor: true, cell: ({ phone }) => phone ?? '—' },
    {
      key: 'homes',
      title: t('resident.homes'),
      cell: ({ residencies }) => (
        <span className={classes.homes}>
          {residencies.map((it) => (
            <span key={it.id}>{home(it)}</span>
          ))}
        </span>
      ),
      text: ({ residencies }) => residencies.map(home).join('; '),
    },
    {
      key: 'relation',
      title: t('resident.relation'),
      width: '8.5rem',
      cell: ({ residencies }) => (
        <span className={classes.homes}>
          {residencies.map(({ id, relation }) => (
            <span key={id}>{t(`resident.relations.${relation}`)}</span>
          ))}
        </span>
      ),
      text: ({ residencies }) => residencies.map(({ relation }) => t(`resident.relations.${relation}`)).join('; '),
    },
    {
      key: 'verified',
      title: t('resident.state'),
      width: '10rem',
      cell: ({ residencies }) => (
        <span className={classes.homes}>
          {residencies.map((it) => (
            <span key={it.id}>
              <VerifiedBadge {...it} />
            </span>
          ))}
        </span>
      ),
      text: ({ residencies }) =>
        residencies.map((it) => t(it.verifiedAt === null ? 'resident.unverified' : 'resident.verified')).join('; '),
    },
  ]
  const isFiltered = filters.q !== '' || filters.building !== '' || filters.verified !== ''
  return (
    <Page
      title={t('rooms.people')}
      actions={
        <Button
          component="a"
          href={`/api/companies/${companyId}/people.csv?${new URLSearchParams(queryOf(filters))}`}
          download="people.csv"
          size="sm"
          variant="subtle"
          leftSection={<IconDownload size={16} aria-hidden="true" />}
        >
          {t('resident.exportAll')}
        </Button>
      }
      filters={
        <>
          <SearchField label={t('resident.search')} value={filters.q} onSearch={(q) => setFilters({ q })} />
          {may('property.read') && (
            <BuildingSelect value={filters.building} onChange={(building) => setFilters({ building })} />
          )}
          <Select
            size="sm"
            aria-label={t('resident.verification')}
            placeholder={t('resident.anyVerification')}
            clearable
            value={filters.verified === '' ? null : filters.verified}
            onChange={(verified) => setFilters({ verified: verified ?? '' })}
            data={[
              { value: 'yes', label: t('resident.verified') },
              { value: 'no', label: t('resident.unverified') },
            ]}
          />
          <Select
            size="sm"
            aria-label={t('resident.state')}
            allowDeselect={false}
            value={filters.state}
            onChange={(state) => setFilters({ state: state ?? 'current' })}
            data={(['current', 'ended', 'all'] as const).map((value) => ({
              value,
              label: t(`resident.states.${value}`),
            }))}
          />
        </>
      }
    >
      <DataTable
        label={t('rooms.people')}
        rows={rows}
        columns={columns}
        idOf={({ userId }) => userId}
        hrefOf={({ userId }) => to('people', userId)}
        isSortedByCloud
        error={query.error}
        onRetry={() => void query.refetch()}
        onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
        isMoreComing={query.isFetchingNextPage}
        empty={{
          icon: <IconUsers size={34} stroke={1.6} />,
          title: t(isFiltered ? 'resident.noneFound' : 'resident.none'),
          hint: t(isFiltered ? 'resident.noneFoundHint' : 'resident.noneHint'),
        }}
      />
    </Page>
  )
}

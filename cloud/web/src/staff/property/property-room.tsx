import { Button, Select } from '@mantine/core'
import { IconBuilding, IconDownload, IconFileImport, IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../shared/ui/problem-text.ts'
import type { Column } from '../frame/column.ts'
import { useConfirm } from '../frame/confirm.tsx'
import { DataTable } from '../frame/data-table.tsx'
import { everyFetched } from '../frame/every-fetched.ts'
import { Page } from '../frame/page.tsx'
import { SearchField } from '../frame/search-field.tsx'
import { useToast } from '../frame/toast.tsx'
import { useFilters } from '../frame/use-filters.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { BuildingForm } from './building-form.tsx'
import { type BuildingRow, buildingsQuery, register } from './queries.ts'

/** «Дома»: the company's address register (row R2). */
export default function PropertyRoom() {
  const { t } = useTranslation('staff')
  const { companyId, may, to } = useWorkplace()
  const navigate = useNavigate()
  const [filters, setFilters] = useFilters({ q: '', place: '' })
  const [isAdding, setIsAdding] = useState(false)
  const query = useInfiniteQuery(buildingsQuery(companyId, filters))
  const remove = useRemoval()
  const rows = query.data?.pages.flatMap(({ buildings }) => buildings)
  const isFiltered = filters.q !== '' || filters.place !== ''
  const columns: Column<BuildingRow>[] = [
    {
      key: 'address',
      title: t('property.address'),
      isName: true,
      cell: ({ address }) => address,
      text: ({ address }) => address,
    },
    {
      key: 'entrances',
      title: t('property.entrances'),
      width: '8rem',
      align: 'end',
      cell: ({ entrances }) => entrances,
      text: ({ entrances }) => String(entrances),
    },
    {
      key: 'premises',
      title: t('property.premises'),
      width: '8rem',
      align: 'end',
      cell: ({ premises }) => premises,
      text: ({ premises }) => String(premises),
    },
    {
      key: 'cadastralNumber',
      title: t('property.cadastralNumber'),
      width: '13rem',
      isMinor: true,
      cell: ({ cadastralNumber }) => cadastralNumber ?? '',
      text: ({ cadastralNumber }) => cadastralNumber ?? '',
    },
  ]
  const adding = may('property.write') && (
    <Button size="sm" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setIsAdding(true)}>
      {t('property.addBuilding')}
    </Button>
  )
  return (
    <Page
      title={t('rooms.property')}
      actions={
        <>
          {adding}
          {may('property.write') && (
            <Button
              component={Link}
              to={to('property', 'import')}
              size="sm"
              variant="light"
              leftSection={<IconFileImport size={16} aria-hidden="true" />}
            >
              {t('property.import')}
            </Button>
          )}
          <Button
            component="a"
            href={`/api/companies/${companyId}/premises.csv`}
            download="premises.csv"
            size="sm"
            variant="subtle"
            leftSection={<IconDownload size={16} aria-hidden="true" />}
          >
            {t('property.exportAll')}
          </Button>
        </>
      }
      filters={
        <>
          <SearchField label={t('property.search')} value={filters.q} onSearch={(q) => setFilters({ q })} />
          <Select
            size="sm"
            aria-label={t('property.place')}
            placeholder={t('property.anyPlace')}
            clearable
            searchable
            value={filters.place === '' ? null : filters.place}
            onChange={(place) => setFilters({ place: place ?? '' })}
            data={query.data?.pages[0]?.places ?? []}
          />
        </>
      }
    >
      <DataTable
        label={t('rooms.property')}
        rows={rows}
        columns={columns}
        idOf={({ id }) => id}
        hrefOf={({ id }) => to('property', id)}
        isSortedByCloud
        error={query.error}
        onRetry={() => void query.refetch()}
        csvName="buildings"
        everyRow={async () => (await everyFetched(query)).flatMap(({ buildings }) => buildings)}
        onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
        isMoreComing={query.isFetchingNextPage}
        bulk={may('property.write') ? [{ label: t('property.delete'), run: remove, isDangerous: true }] : []}
        empty={{
          icon: <IconBuilding size={34} stroke={1.6} />,
          title: t(isFiltered ? 'property.noneFound' : 'property.none'),
          hint: t(isFiltered ? 'property.noneFoundHint' : 'property.noneHint'),
          action: isFiltered ? undefined : adding,
        }}
      />
      {isAdding && (
        <BuildingForm
          onClose={() => setIsAdding(false)}
          onDone={(id) => void navigate({ to: to('property', id) })}
          building={null}
        />
      )}
    </Page>
  )
}

/** Deletes the chosen buildings one after the other; the first that cannot go says why. */
function useRemoval() {
  const { t } = useTranslation('staff')
  const shared = useTranslation()
  const { companyId } = useWorkplace()
  const client = useQueryClient()
  const confirm = useConfirm()
  const say = useToast()
  return async (rows: BuildingRow[]) => {
    const isSure = await confirm({
      title: t('property.deleteBuildings', { count: rows.length }),
      text: t('property.deleteBuildingsHint', { count: rows.reduce((sum, { premises }) => sum + premises, 0) }),
      act: t('property.delete'),
      isDangerous: true,
    })
    if (!isSure) return
    try {
      for (const { id } of rows) await register.deleteBuilding(companyId, id)
      say(t('property.deleted'))
    } catch (error) {
      say(problemText(shared.t, error), { isFault: true })
    } finally {
      await client.invalidateQueries({ queryKey: ['buildings', companyId] })
    }
  }
}

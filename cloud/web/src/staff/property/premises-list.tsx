import { Button, Select } from '@mantine/core'
import { IconCircleCheck, IconClock, IconHome, IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../shared/ui/problem-text.ts'
import type { Column } from '../frame/column.ts'
import { useConfirm } from '../frame/confirm.tsx'
import { DataTable } from '../frame/data-table.tsx'
import { SearchField } from '../frame/search-field.tsx'
import { useToast } from '../frame/toast.tsx'
import { useFilters } from '../frame/use-filters.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { type PersonLine, peopleOfBuildingQuery } from '../resident/queries.ts'
import { PremisesForm, premisesKinds } from './premises-form.tsx'
import { PremisesPanel } from './premises-panel.tsx'
import classes from './property.module.css'
import { type Premises, register, type WholeBuilding } from './queries.ts'

/** The premises of a building, or of one of its entrances, and who lives in each. */
export function PremisesList({ whole, entranceId }: { whole: WholeBuilding; entranceId: string }) {
  const { t } = useTranslation('staff')
  const { companyId, may } = useWorkplace()
  const client = useQueryClient()
  const say = useToast()
  const [filters, setFilters] = useFilters({ q: '', kind: '', premises: '' })
  const [isAdding, setIsAdding] = useState(false)
  const { building, entrances } = whole
  const { data: people } = useQuery({
    ...peopleOfBuildingQuery(companyId, building.id),
    enabled: may('people.read'),
  })
  const remove = useRemoval(building.id)
  const nameOf = new Map(entrances.map(({ id, name }) => [id, name]))
  const wanted = filters.q.trim().toUpperCase()
  const rows = whole.premises.filter(
    (it) =>
      (entranceId === '' || it.entranceId === entranceId) &&
      (filters.kind === '' || it.kind === filters.kind) &&
      (wanted === '' || it.number.toUpperCase().includes(wanted)),
  )
  const livesIn = ({ id }: Premises) =>
    (people ?? []).flatMap((person) =>
      person.residencies.filter(({ premisesId }) => premisesId === id).map((residency) => ({ person, residency })),
    )
  const columns: Column<Premises>[] = [
    {
      key: 'number',
      title: t('property.number'),
      width: '7rem',
      isName: true,
      cell: ({ number }) => number,
      text: ({ number }) => number,
      sortBy: ({ number }) => number,
    },
    {
      key: 'kind',
      title: t('property.kind'),
      width: '9rem',
      cell: ({ kind }) => t(`property.kinds.${kind}`),
      text: ({ kind }) => t(`property.kinds.${kind}`),
      sortBy: ({ kind }) => kind,
    },
    {
      key: 'entrance',
      title: t('property.entrance'),
      width: '9rem',
      isMinor: true,
      cell: (row) => nameOf.get(row.entranceId) ?? '',
      text: (row) => nameOf.get(row.entranceId) ?? '',
      sortBy: (row) => nameOf.get(row.entranceId) ?? null,
    },
    {
      key: 'floor',
      title: t('property.floor'),
      width: '5rem',
      align: 'end',
      isMinor: true,
      cell: ({ floor }) => floor ?? '',
      text: ({ floor }) => String(floor ?? ''),
      sortBy: ({ floor }) => floor,
    },
    {
      key: 'area',
      title: t('property.area'),
      width: '7rem',
      align: 'end',
      isMinor: true,
      cell: ({ area }) => area?.toLocaleString('ru') ?? '',
      text: ({ area }) => area?.toLocaleString('ru') ?? '',
      sortBy: ({ area }) => area,
    },
    ...(may('people.read')
      ? [
          {
            key: 'people',
            title: t('property.people'),
            cell: (row: Premises) => (
              <span className={classes.people}>
                {livesIn(row).map(({ person, residency }) => (
                  <span key={residency.id} className={classes.person}>
                    <Mark isVerified={residency.verifiedAt !== null} />
                    {shortName(person)}
                  </span>
                ))}
              </span>
            ),
          },
        ]
      : []),
  ]
  const open = whole.premises.find(({ id }) => id === filters.premises)
  const target = entranceId || (entrances[0]?.id ?? '')
  const adding = may('property.write') && (
    <Button
      size="sm"
      variant="light"
      leftSection={<IconPlus size={16} aria-hidden="true" />}
      onClick={() => setIsAdding(true)}
    >
      {t('property.addPremises')}
    </Button>
  )
  const isFiltered = filters.q !== '' || filters.kind !== ''
  return (
    <>
      <search className={classes.entrances}>
        <SearchField label={t('property.searchPremises')} value={filters.q} onSearch={(q) => setFilters({ q })} />
        <Select
          size="sm"
          aria-label={t('property.kind')}
          placeholder={t('property.anyKind')}
          clearable
          value={filters.kind === '' ? null : filters.kind}
          onChange={(kind) => setFilters({ kind: kind ?? '' })}
          data={premisesKinds.map((value) => ({ value, label: t(`property.kinds.${value}`) }))}
        />
        {adding}
      </search>
      <DataTable
        label={t('property.premises')}
        rows={rows}
        columns={columns}
        idOf={({ id }) => id}
        onOpen={({ id }) => setFilters({ premises: id }, { keepsHistory: true })}
        csvName="premises"
        bulk={may('property.write') ? [{ label: t('property.delete'), run: remove, isDangerous: true }] : []}
        empty={{
          icon: <IconHome size={34} stroke={1.6} />,
          title: t(isFiltered ? 'property.noneFound' : 'property.noPremises'),
          hint: t(isFiltered ? 'property.noPremisesFoundHint' : 'property.noPremisesHint'),
          action: isFiltered ? undefined : adding,
        }}
      />
      {open !== undefined && (
        <PremisesPanel
          building={building}
          premises={open}
          entrance={nameOf.get(open.entranceId) ?? ''}
          people={livesIn(open)}
          onClose={() => setFilters({ premises: '' })}
        />
      )}
      {isAdding && (
        <PremisesForm
          premises={null}
          entranceId={target}
          onClose={() => setIsAdding(false)}
          onDone={(count) => {
            void client.invalidateQueries({ queryKey: ['building', companyId, building.id] })
            say(t('property.addedPremises', { count }))
          }}
        />
      )}
    </>
  )
}

function Mark({ isVerified }: { isVerified: boolean }) {
  const { t } = useTranslation('staff')
  const Icon = isVerified ? IconCircleCheck : IconClock
  return (
    <Icon
      size={15}
      role="img"
      className={isVerified ? classes.verified : classes.unverified}
      aria-label={t(isVerified ? 'resident.verified' : 'resident.unverified')}
    />
  )
}

/** «Смирнова А. И.» */
function shortName({ name }: PersonLine): string {
  const [family = '', ...rest] = name.split(' ')
  return [family, ...rest.map((part) => `${part.slice(0, 1)}.`)].join(' ')
}

/** Deletes the chosen premises one after the other; the first that cannot go says why. */
function useRemoval(buildingId: string) {
  const { t } = useTranslation('staff')
  const shared = useTranslation()
  const { companyId } = useWorkplace()
  const client = useQueryClient()
  const confirm = useConfirm()
  const say = useToast()
  return async (rows: Premises[]) => {
    const isSure = await confirm({
      title: t('property.deletePremises', { count: rows.length }),
      text: t('property.deletePremisesHint'),
      act: t('property.delete'),
      isDangerous: true,
    })
    if (!isSure) return
    try {
      for (const { id } of rows) await register.deletePremises(companyId, id)
      say(t('property.deleted'))
    } catch (error) {
      say(problemText(shared.t, error), { isFault: true })
    } finally {
      await client.invalidateQueries({ queryKey: ['building', companyId, buildingId] })
    }
  }
}

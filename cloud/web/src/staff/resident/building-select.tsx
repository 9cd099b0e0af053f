import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { staffClients } from '../api/clients.ts'
import { useWorkplace } from '../frame/workplace.ts'

const restMs = 250
const buildings = staffClients.property.api.companies[':companyId'].buildings

/** Chooses one of the company's buildings, of which there may be thousands: the cloud searches. */
export function BuildingSelect({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { t } = useTranslation('staff')
  const { companyId } = useWorkplace()
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text, restMs)
  const { data: found = [] } = useQuery({
    queryKey: ['buildings', companyId, 'select', q],
    queryFn: async ({ signal }) =>
      (await (await buildings.$get({ param: { companyId }, query: { q } }, { init: { signal } })).json()).buildings,
    placeholderData: keepPreviousData,
  })
  const { data: chosen } = useQuery({
    queryKey: ['building', companyId, value],
    queryFn: async ({ signal }) =>
      await (await buildings[':id'].$get({ param: { companyId, id: value } }, { init: { signal } })).json(),
    enabled: value !== '',
  })
  const known = new Map(found.map(({ id, address }) => [id, address]))
  if (chosen) known.set(chosen.building.id, chosen.building.address)
  return (
    <Select
      size="sm"
      w={280}
      aria-label={t('resident.building')}
      placeholder={t('resident.anyBuilding')}
      clearable
      searchable
      nothingFoundMessage={t('resident.noBuilding')}
      // The cloud has searched already, slips forgiven.
      filter={({ options }) => options}
      value={value === '' ? null : value}
      onChange={(id) => onChange(id ?? '')}
      onSearchChange={(said) => setText([...known.values()].includes(said) ? '' : said)}
      data={[...known].map(([id, address]) => ({ value: id, label: address }))}
    />
  )
}

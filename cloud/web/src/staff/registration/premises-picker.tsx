import { Group, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkplace } from '../frame/workplace.ts'
import { buildingQuery } from '../property/queries.ts'
import { BuildingSelect } from '../resident/building-select.tsx'

/** Says which premises are meant: the house first, then the number. */
export function PremisesPicker({ value, onChange }: { value: string; onChange: (premisesId: string) => void }) {
  const { t } = useTranslation('staff')
  const { companyId } = useWorkplace()
  const [buildingId, setBuildingId] = useState('')
  const { data } = useQuery({ ...buildingQuery(companyId, buildingId), enabled: buildingId !== '' })
  const choices = (data?.premises ?? []).map(({ id, kind, number }) => ({
    value: id,
    label: t(`resident.numbered.${kind}`, { number }),
  }))
  return (
    <Group gap={8}>
      <BuildingSelect
        value={buildingId}
        onChange={(id) => {
          setBuildingId(id)
          onChange('')
        }}
      />
      <Select
        size="sm"
        w={180}
        aria-label={t('application.premises')}
        placeholder={t('application.choosePremises')}
        searchable
        disabled={buildingId === ''}
        value={value === '' ? null : value}
        onChange={(id) => onChange(id ?? '')}
        data={choices}
      />
    </Group>
  )
}

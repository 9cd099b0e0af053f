import { Button, Drawer, Group } from '@mantine/core'
import { IconPencil, IconUserPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../frame/toast.tsx'
import { useWorkplace } from '../frame/workplace.ts'
import type { PersonLine, Residency } from '../resident/queries.ts'
import { ResidencyCard } from '../resident/residency-card.tsx'
import { ResidentForm } from '../resident/resident-form.tsx'
import { PremisesForm } from './premises-form.tsx'
import classes from './property.module.css'
import type { Premises, WholeBuilding } from './queries.ts'

interface PremisesPanelProps {
  building: WholeBuilding['building']
  premises: Premises
  entrance: string
  people: readonly { person: PersonLine; residency: Residency }[]
  onClose: () => void
}

/** Premises beside the list: what they are, and who lives there. */
export function PremisesPanel({ building, premises, entrance, people, onClose }: PremisesPanelProps) {
  const { t } = useTranslation('staff')
  const { companyId, may, to } = useWorkplace()
  const client = useQueryClient()
  const say = useToast()
  const [isEditing, setIsEditing] = useState(false)
  const [isAdding, setIsAdding] = useState(false)
  const { kind, number, floor, area, cadastralNumber } = premises
  const facts = [
    [t('property.entrance'), entrance],
    [t('property.floor'), floor === null ? null : String(floor)],
    [t('property.area'), area?.toLocaleString('ru') ?? null],
    [t('property.cadastralNumber'), cadastralNumber],
  ].filter(([, value]) => value !== null && value !== '')
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      // Below the questions that it asks (200).
      zIndex={150}
      title={t(`resident.numbered.${kind}`, { number })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <div className={classes.form}>
        <p className={classes.muted}>{building.address}</p>
        <p className={classes.facts}>
          {facts.map(([label, value]) => (
            <span key={label}>
              {label}: <b>{value}</b>
            </span>
          ))}
        </p>
        {may('people.read') && (
          <ul className={classes.list} aria-label={t('property.people')}>
            {people.map(({ person, residency }) => (
              <ResidencyCard
                key={residency.id}
                residency={residency}
                name={person.name}
                title={
                  <Link className={classes.link} to={to('people', person.userId)}>
                    {person.name || t('resident.nameless')}
                  </Link>
                }
              />
            ))}
          </ul>
        )}
        {may('people.read') && people.length === 0 && !isAdding && (
          <p className={classes.muted}>{t('property.nobody')}</p>
        )}
        {isAdding && <ResidentForm premisesId={premises.id} onClose={() => setIsAdding(false)} />}
        <Group gap={8}>
          {may('people.write') && !isAdding && (
            <Button
              size="sm"
              leftSection={<IconUserPlus size={16} aria-hidden="true" />}
              onClick={() => setIsAdding(true)}
            >
              {t('resident.add')}
            </Button>
          )}
          {may('property.write') && (
            <Button
              size="sm"
              variant="light"
              leftSection={<IconPencil size={16} aria-hidden="true" />}
              onClick={() => setIsEditing(true)}
            >
              {t('property.edit')}
            </Button>
          )}
        </Group>
      </div>
      {isEditing && (
        <PremisesForm
          premises={premises}
          entranceId={premises.entranceId}
          onClose={() => setIsEditing(false)}
          onDone={() => {
            void client.invalidateQueries({ queryKey: ['building', companyId, building.id] })
            say(t('property.saved'))
          }}
        />
      )}
    </Drawer>
  )
}

import { Button, Checkbox, Group, SimpleGrid, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../frame/toast.tsx'
import { useAct } from '../frame/use-act.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { type Relation, residents } from './queries.ts'
import { lastMoment, RelationSelect } from './residency-card.tsx'
import classes from './resident.module.css'

const empty = { phone: '', familyName: '', givenName: '', patronymic: '' }

/** Enters a person as living in premises. Who has the phone already keeps their own name. */
export function ResidentForm({ premisesId, onClose }: { premisesId: string; onClose: () => void }) {
  const { t } = useTranslation('staff')
  const { companyId } = useWorkplace()
  const client = useQueryClient()
  const say = useToast()
  const [texts, setTexts] = useState(empty)
  const [relation, setRelation] = useState<Relation>('owner')
  const [until, setUntil] = useState('')
  const [isVerified, setIsVerified] = useState(false)
  const save = useAct(async () => {
    await residents.add(companyId, premisesId, { ...texts, relation, isVerified, endsAt: lastMoment(until) })
    await client.invalidateQueries({ queryKey: ['people', companyId] })
    say(t('resident.added'))
    onClose()
  })
  const field = (name: keyof typeof empty) => ({
    name,
    label: t(`resident.${name}`),
    value: texts[name],
    withAsterisk: name !== 'patronymic',
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setTexts((before) => ({ ...before, [name]: value }))
    },
  })
  const isWhole = texts.phone.trim() !== '' && texts.familyName.trim() !== '' && texts.givenName.trim() !== ''
  return (
    <form
      className={classes.card}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole) void save.run()
      }}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput {...field('phone')} type="tel" inputMode="tel" autoFocus />
        <RelationSelect value={relation} onChange={setRelation} />
        <TextInput {...field('familyName')} />
        <TextInput {...field('givenName')} />
        <TextInput {...field('patronymic')} />
        <TextInput
          type="date"
          label={t('resident.endsAt')}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </SimpleGrid>
      <Checkbox
        label={t('resident.isVerified')}
        checked={isVerified}
        onChange={(event) => setIsVerified(event.currentTarget.checked)}
      />
      {save.fault !== undefined && <p role="alert">{save.fault}</p>}
      <Group gap={8}>
        <Button type="submit" size="sm" loading={save.isRunning} disabled={!isWhole}>
          {t('resident.add')}
        </Button>
        <Button size="sm" variant="subtle" onClick={onClose}>
          {t('app.cancel')}
        </Button>
      </Group>
    </form>
  )
}

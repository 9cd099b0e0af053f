import { Button, Group, Modal, Select, SimpleGrid, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../shared/ui/problem-text.ts'
import { useToast } from '../frame/toast.tsx'
import { useNoted, useUnsaved } from '../frame/use-unsaved.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { fieldFaults } from './field-faults.ts'
import classes from './property.module.css'
import { type BuildingInput, register, type WholeBuilding } from './queries.ts'
import { zoneName } from './zone-name.ts'

/** Russia's zones, west to east; a building elsewhere keeps the one it has. */
const timeZones = [
  ...['Europe/Kaliningrad', 'Europe/Moscow', 'Europe/Samara', 'Asia/Yekaterinburg', 'Asia/Omsk', 'Asia/Krasnoyarsk'],
  ...['Asia/Irkutsk', 'Asia/Yakutsk', 'Asia/Vladivostok', 'Asia/Magadan', 'Asia/Kamchatka'],
]

const kinds = [
  ...([
    'street',
    'avenue',
    'passage',
    'lane',
    'highway',
    'boulevard',
    'embankment',
    'square',
    'alley',
    'line',
  ] as const),
  ...(['dead-end', 'quarter', 'microdistrict', 'tract', 'territory'] as const),
]

const textFields = [
  'city',
  'district',
  'street',
  'house',
  'block',
  'structure',
  'postalCode',
  'cadastralNumber',
] as const
type TextField = (typeof textFields)[number]
const required: readonly TextField[] = ['city', 'street', 'house']

interface BuildingFormProps {
  /** Null: a new one. */
  building: WholeBuilding['building'] | null
  onClose: () => void
  onDone: (id: string) => void
}

/** A building's address in its parts. What is typed loosely («10к2») is taken apart by the cloud. */
export function BuildingForm({ building, onClose, onDone }: BuildingFormProps) {
  const { t, i18n } = useTranslation('staff')
  const shared = useTranslation()
  const { companyId, timeZone: own } = useWorkplace()
  const client = useQueryClient()
  const say = useToast()
  const [texts, setTexts] = useState<Record<TextField, string>>(
    () => Object.fromEntries(textFields.map((field) => [field, building?.[field] ?? ''])) as Record<TextField, string>,
  )
  const [streetKind, setStreetKind] = useState(building === null ? 'street' : building.streetKind)
  const [timeZone, setTimeZone] = useState(building?.timeZone ?? own)
  const [faults, setFaults] = useState<Record<string, string>>({})
  const [isSaving, setIsSaving] = useState(false)

  const [kept] = useState(() => JSON.stringify([texts, streetKind, timeZone]))
  const unsaved = useUnsaved()
  useNoted(unsaved, kept !== JSON.stringify([texts, streetKind, timeZone]))
  const leave = () => void unsaved.mayLeave().then((isYes) => isYes && onClose())

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const empty = required.filter((field) => texts[field].trim() === '')
    if (empty.length > 0) {
      setFaults(Object.fromEntries(empty.map((field) => [field, t('property.required')])))
      form.querySelector<HTMLInputElement>(`[name="${empty[0]}"]`)?.focus()
      return
    }
    const optional = (field: TextField) => texts[field].trim() || null
    const json: BuildingInput = {
      ...{ city: texts.city, street: texts.street, house: texts.house, timeZone },
      streetKind: streetKind as NonNullable<BuildingInput['streetKind']> | null,
      ...{ district: optional('district'), block: optional('block'), structure: optional('structure') },
      ...{ postalCode: optional('postalCode'), cadastralNumber: optional('cadastralNumber') },
    }
    setIsSaving(true)
    try {
      const id = building?.id ?? (await register.addBuilding(companyId, json)).id
      if (building !== null) await register.changeBuilding(companyId, id, json)
      await client.invalidateQueries({ queryKey: ['buildings', companyId] })
      await client.invalidateQueries({ queryKey: ['building', companyId, id] })
      say(t('property.saved'))
      unsaved.note(false)
      onClose()
      onDone(id)
    } catch (error) {
      const own = fieldFaults(error)
      const [first] = Object.keys(own)
      const shown = Object.fromEntries(Object.keys(own).map((field) => [field, t('property.wrongFormat')]))
      setFaults(first === undefined ? { city: problemText(shared.t, error) } : shown)
      form.querySelector<HTMLInputElement>(`[name="${first ?? 'city'}"]`)?.focus()
    } finally {
      setIsSaving(false)
    }
  }

  const field = (name: TextField) => ({
    name,
    label: t(`property.${name}`),
    value: texts[name],
    error: faults[name],
    withAsterisk: required.includes(name),
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setTexts((before) => ({ ...before, [name]: value }))
      setFaults(({ [name]: _, ...rest }) => rest)
    },
  })
  return (
    <Modal
      opened
      onClose={leave}
      title={t(building === null ? 'property.newBuilding' : 'property.editBuilding')}
      closeButtonProps={{ 'aria-label': t('app.cancel') }}
      size="lg"
      radius={16}
    >
      <form onSubmit={(event) => void submit(event)} noValidate className={classes.form}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput {...field('city')} data-autofocus />
          <TextInput
            {...field('district')}
            description={t('property.districtHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
          <Select
            label={t('property.streetKind')}
            value={streetKind}
            onChange={setStreetKind}
            clearable
            data={kinds.map((value) => ({ value, label: t(`property.streetKinds.${value}`) }))}
          />
          <TextInput {...field('street')} />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
          <TextInput {...field('house')} />
          <TextInput {...field('block')} />
          <TextInput {...field('structure')} />
          <TextInput {...field('postalCode')} inputMode="numeric" placeholder="141400" />
          <TextInput {...field('cadastralNumber')} placeholder="50:10:0010203:45" />
          <Select
            label={t('property.timeZone')}
            value={timeZone}
            allowDeselect={false}
            searchable
            onChange={(zone) => zone !== null && setTimeZone(zone)}
            data={[...new Set([timeZone, ...timeZones])].map((value) => ({
              value,
              label: zoneName(value, i18n.language),
            }))}
          />
        </SimpleGrid>
        <Group justify="end">
          <Button variant="subtle" onClick={leave}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={isSaving}>
            {t('property.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

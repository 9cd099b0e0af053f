import { ActionIcon, Switch, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { HoursFields } from './hours-fields.tsx'
import classes from './settings.module.css'
import type { Department } from './settings-query.ts'

export interface DraftDepartment {
  key: string
  /** Null until it was saved. */
  id: string | null
  title: Department['title']
  /** Divided by commas. */
  phones: string
  email: string
  hours: Department['hours']
  isEmergency: boolean
}

interface DepartmentFieldsProps {
  value: DraftDepartment
  onChange: (value: DraftDepartment) => void
  onRemove: () => void
  onUp: (() => void) | undefined
  onDown: (() => void) | undefined
}

/** One department: titles, numbers, hours. */
export function DepartmentFields({ value, onChange, onRemove, onUp, onDown }: DepartmentFieldsProps) {
  const { t } = useTranslation('staff')
  const change = (patch: Partial<DraftDepartment>) => onChange({ ...value, ...patch })
  const name = value.title.ru || t('departments.new')
  return (
    <section className={classes.department} aria-label={name}>
      <div className={classes.departmentHead}>
        <span>{name}</span>
        <ActionIcon variant="subtle" disabled={!onUp} aria-label={t('departments.up', { name })} onClick={onUp}>
          <IconArrowUp size={18} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon variant="subtle" disabled={!onDown} aria-label={t('departments.down', { name })} onClick={onDown}>
          <IconArrowDown size={18} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon variant="subtle" color="red" aria-label={t('departments.remove', { name })} onClick={onRemove}>
          <IconTrash size={18} aria-hidden="true" />
        </ActionIcon>
      </div>
      <div className={classes.row}>
        {(['ru', 'en'] as const).map((language) => (
          <TextInput
            key={language}
            lang={language}
            label={t(`departments.title.${language}`)}
            maxLength={60}
            required
            value={value.title[language]}
            onChange={(event) => change({ title: { ...value.title, [language]: event.currentTarget.value } })}
          />
        ))}
        <TextInput
          label={t('departments.phones')}
          description={t('departments.phonesHint')}
          value={value.phones}
          onChange={(event) => change({ phones: event.currentTarget.value })}
        />
        <TextInput
          label={t('departments.email')}
          description={t('departments.emailHint')}
          type="email"
          value={value.email}
          onChange={(event) => change({ email: event.currentTarget.value })}
        />
      </div>
      <Switch
        label={t('departments.emergency')}
        checked={value.isEmergency}
        onChange={(event) => change({ isEmergency: event.currentTarget.checked })}
      />
      <HoursFields hours={value.hours ?? []} onChange={(hours) => change({ hours: hours.length > 0 ? hours : null })} />
    </section>
  )
}

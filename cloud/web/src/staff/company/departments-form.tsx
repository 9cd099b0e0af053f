import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../frame/use-act.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { DepartmentFields, type DraftDepartment } from './department-fields.tsx'
import { FormShell, type SettingsFormProps } from './settings-form.tsx'
import { settingsActs } from './settings-query.ts'

/** Whom residents call, in the order in which they see it. */
export function DepartmentsForm({ settings, onSaved }: SettingsFormProps) {
  const { t } = useTranslation('staff')
  const { companyId } = useWorkplace()
  const [drafts, setDrafts] = useState<DraftDepartment[]>(() =>
    settings.departments.map((it) => ({ ...it, key: it.id, phones: it.phones.join(', '), email: it.email ?? '' })),
  )
  const save = useAct(() =>
    settingsActs.departments(companyId, {
      departments: drafts.map(({ id, title, phones, email, hours, isEmergency }) => ({
        ...{ id, title, hours, isEmergency, email: email.trim() === '' ? null : email },
        phones: phones.split(/[,;\n]/).filter((phone) => phone.trim() !== ''),
      })),
    }),
  )
  const replace = (at: number, ...by: DraftDepartment[]) => setDrafts(drafts.toSpliced(at, 1, ...by))
  const move = (at: number, by: number) => {
    const [moved] = drafts.slice(at, at + 1)
    if (moved) setDrafts(drafts.toSpliced(at, 1).toSpliced(at + by, 0, moved))
  }
  const add = () =>
    setDrafts([
      ...drafts,
      {
        ...{ key: crypto.randomUUID(), id: null, title: { ru: '', en: '' }, phones: '', email: '', hours: null },
        isEmergency: false,
      },
    ])
  return (
    <FormShell act={save} value={drafts.map(({ key: _, ...it }) => it)} onSaved={onSaved}>
      {drafts.map((draft, at) => (
        <DepartmentFields
          key={draft.key}
          value={draft}
          onChange={(next) => replace(at, next)}
          onRemove={() => replace(at)}
          onUp={at > 0 ? () => move(at, -1) : undefined}
          onDown={at < drafts.length - 1 ? () => move(at, 1) : undefined}
        />
      ))}
      <Button variant="light" leftSection={<IconPlus size={18} aria-hidden="true" />} onClick={add}>
        {t('departments.add')}
      </Button>
    </FormShell>
  )
}

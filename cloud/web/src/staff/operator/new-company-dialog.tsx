import { Button, Modal, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { timeZones } from '../company/time-zones.ts'
import { useToast } from '../frame/toast.tsx'
import { useAct } from '../frame/use-act.ts'
import { type Unsaved, useNoted, useUnsaved } from '../frame/use-unsaved.ts'
import classes from '../staff/staff-room.module.css'
import { platformActs } from './platform-query.ts'

interface NewCompanyDialogProps {
  isOpen: boolean
  onClose: () => void
  onMade: () => void
}

/** A new company, and who shall be its first administrator. */
export function NewCompanyDialog({ isOpen, onClose, onMade }: NewCompanyDialogProps) {
  const { t } = useTranslation('staff')
  const unsaved = useUnsaved()
  const leave = () => void unsaved.mayLeave().then((isYes) => isYes && onClose())
  return (
    <Modal
      opened={isOpen}
      onClose={leave}
      title={t('platform.create')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      radius={16}
    >
      <NewCompanyForm onClose={onClose} onMade={onMade} unsaved={unsaved} />
    </Modal>
  )
}

const fields = ['name', 'slug', 'administrator'] as const

function NewCompanyForm({ onClose, onMade, unsaved }: Omit<NewCompanyDialogProps, 'isOpen'> & { unsaved: Unsaved }) {
  const { t } = useTranslation('staff')
  const say = useToast()
  const [draft, setDraft] = useState({ name: '', slug: '', administrator: '', timeZone: 'Europe/Moscow' })
  const create = useAct(() => platformActs.create(draft))
  useNoted(
    unsaved,
    fields.some((field) => draft[field] !== ''),
  )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await create.run())) return
    say(t('platform.created'))
    onMade()
    onClose()
  }
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      {fields.map((field, n) => (
        <TextInput
          key={field}
          {...(n === 0 && { 'data-autofocus': true })}
          name={field}
          label={t(`platform.${field}`)}
          description={t(`platform.${field}Hint`)}
          autoCapitalize={n === 0 ? 'sentences' : 'none'}
          value={draft[field]}
          onChange={(event) => setDraft({ ...draft, [field]: event.currentTarget.value })}
        />
      ))}
      <Select
        label={t('settings.timeZone')}
        data={timeZones}
        searchable
        allowDeselect={false}
        value={draft.timeZone}
        onChange={(timeZone) => timeZone !== null && setDraft({ ...draft, timeZone })}
      />
      {create.fault !== undefined && <p role="alert">{create.fault}</p>}
      <Button type="submit" loading={create.isRunning} disabled={fields.some((field) => draft[field].trim() === '')}>
        {t('platform.createAct')}
      </Button>
    </form>
  )
}

import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../frame/use-act.ts'
import { useNoted, useUnsaved } from '../frame/use-unsaved.ts'
import classes from './property.module.css'

interface NameFormProps {
  title: string
  label: string
  name: string
  onClose: () => void
  onSave: (name: string) => Promise<unknown>
}

/** Asks for one name. */
export function NameForm({ title, label, name, onClose, onSave }: NameFormProps) {
  const { t } = useTranslation('staff')
  const [text, setText] = useState(name)
  const unsaved = useUnsaved()
  useNoted(unsaved, text !== name)
  const leave = () => void unsaved.mayLeave().then((isYes) => isYes && onClose())
  const save = useAct(onSave)
  return (
    <Modal
      opened
      onClose={leave}
      title={title}
      closeButtonProps={{ 'aria-label': t('app.cancel') }}
      centered
      radius={16}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '') void save.run(text.trim()).then((isDone) => isDone && onClose())
        }}
      >
        <TextInput
          label={label}
          value={text}
          maxLength={80}
          error={save.fault}
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="end">
          <Button variant="subtle" onClick={leave}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={save.isRunning} disabled={text.trim() === ''}>
            {t('property.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

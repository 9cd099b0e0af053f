import { Button, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../frame/toast.tsx'
import { useAct } from '../frame/use-act.ts'
import classes from '../staff/staff-room.module.css'
import { platformActs } from './platform-query.ts'

/** For somebody whose second factor is lost and no administrator may reset: who works for several companies. */
export function ResetDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('staff')
  const say = useToast()
  const [name, setName] = useState('')
  const reset = useAct(() => platformActs.reset(name))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await reset.run())) return
    say(t('staff.resetDone'))
    setName('')
    onClose()
  }
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('platform.reset')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      radius={16}
    >
      <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
        <p>{t('staff.resetAsk')}</p>
        <TextInput
          data-autofocus
          label={t('signIn.name')}
          autoCapitalize="none"
          value={name}
          error={reset.fault}
          onChange={(event) => {
            reset.clear()
            setName(event.currentTarget.value)
          }}
        />
        <Button type="submit" color="red" loading={reset.isRunning} disabled={name.trim() === ''}>
          {t('staff.reset')}
        </Button>
      </form>
    </Modal>
  )
}

import { Button, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../frame/toast.tsx'
import { useAct } from '../frame/use-act.ts'
import { type Unsaved, useNoted, useUnsaved } from '../frame/use-unsaved.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { type RoleChoice, RoleFields } from './role-fields.tsx'
import { staffActs } from './staff-queries.ts'
import classes from './staff-room.module.css'

interface InviteDialogProps {
  isOpen: boolean
  onClose: () => void
  onInvited: () => void
}

const nobody: RoleChoice = { roles: [], position: '' }

/** Invites a colleague by mail or SMS. */
export function InviteDialog({ isOpen, onClose, onInvited }: InviteDialogProps) {
  const { t } = useTranslation('staff')
  const unsaved = useUnsaved()
  const leave = () => void unsaved.mayLeave().then((isYes) => isYes && onClose())
  return (
    <Modal
      opened={isOpen}
      onClose={leave}
      title={t('staff.invite')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      size="lg"
      radius={16}
    >
      <InviteForm onClose={onClose} onInvited={onInvited} unsaved={unsaved} />
    </Modal>
  )
}

function InviteForm({ onClose, onInvited, unsaved }: Omit<InviteDialogProps, 'isOpen'> & { unsaved: Unsaved }) {
  const { t } = useTranslation('staff')
  const say = useToast()
  const { companyId } = useWorkplace()
  const [to, setTo] = useState('')
  const [choice, setChoice] = useState(nobody)
  const field = useRef<HTMLInputElement>(null)
  const invite = useAct(() => staffActs.invite(companyId, { to, ...choice }))
  useNoted(unsaved, to !== '' || choice !== nobody)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await invite.run())) return field.current?.focus()
    say(t('staff.invited', { to: to.trim() }))
    onInvited()
    onClose()
  }
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      <TextInput
        ref={field}
        data-autofocus
        label={t('staff.to')}
        description={t('staff.toHint')}
        name="to"
        autoCapitalize="none"
        value={to}
        error={invite.fault}
        onChange={(event) => {
          invite.clear()
          setTo(event.currentTarget.value)
        }}
      />
      <RoleFields value={choice} onChange={setChoice} />
      <Button type="submit" loading={invite.isRunning} disabled={to.trim() === '' || choice.roles.length === 0}>
        {t('staff.sendInvitation')}
      </Button>
    </form>
  )
}

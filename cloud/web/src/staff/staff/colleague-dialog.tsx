import { Button, Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useConfirm } from '../frame/confirm.tsx'
import { useToast } from '../frame/toast.tsx'
import { useAct } from '../frame/use-act.ts'
import { type Unsaved, useNoted, useUnsaved } from '../frame/use-unsaved.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { RoleFields } from './role-fields.tsx'
import { type Colleague, staffActs } from './staff-queries.ts'
import classes from './staff-room.module.css'

interface ColleagueDialogProps {
  colleague: Colleague | null
  onClose: () => void
  onChanged: () => void
}

/** What a colleague may do, and the ways to end it. */
export function ColleagueDialog({ colleague, onClose, onChanged }: ColleagueDialogProps) {
  const { t } = useTranslation('staff')
  const unsaved = useUnsaved()
  const leave = () => void unsaved.mayLeave().then((isYes) => isYes && onClose())
  return (
    <Modal
      opened={colleague !== null}
      onClose={leave}
      title={colleague?.name || colleague?.phone || colleague?.email || ''}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      size="lg"
      radius={16}
    >
      {colleague && <ColleagueForm key={colleague.id} {...{ colleague, onClose, onChanged, unsaved }} />}
    </Modal>
  )
}

interface ColleagueFormProps extends ColleagueDialogProps {
  colleague: Colleague
  unsaved: Unsaved
}

function ColleagueForm({ colleague, onClose, onChanged, unsaved }: ColleagueFormProps) {
  const { t } = useTranslation('staff')
  const { companyId } = useWorkplace()
  const confirm = useConfirm()
  const say = useToast()
  const { id, name, isSuspended } = colleague
  const [choice, setChoice] = useState({ roles: colleague.roles, position: colleague.position ?? '' })
  const written = JSON.stringify([choice.roles, choice.position])
  const [kept] = useState(written)
  useNoted(unsaved, written !== kept)
  const act = useAct((what: () => Promise<void>) => what())
  const settle = async (what: () => Promise<void>, said: string) => {
    if (!(await act.run(what))) return
    say(said)
    unsaved.note(false)
    onChanged()
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void settle(() => staffActs.change(companyId, id, choice), t('staff.changed'))
  }
  const askAnd = async (text: string, label: string, what: () => Promise<void>, said: string) => {
    if (await confirm({ title: name, text, act: label, isDangerous: true })) await settle(what, said)
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <RoleFields value={choice} onChange={setChoice} />
      {act.fault !== undefined && (
        <p role="alert" className={classes.badge} data-tone="bad" style={{ whiteSpace: 'normal' }}>
          {act.fault}
        </p>
      )}
      <Button type="submit" loading={act.isRunning} disabled={choice.roles.length === 0}>
        {t('staff.save')}
      </Button>
      <div className={classes.dangerous}>
        {isSuspended ? (
          <Button
            variant="light"
            onClick={() => void settle(() => staffActs.suspend(companyId, id, false), t('staff.resumed'))}
          >
            {t('staff.resume')}
          </Button>
        ) : (
          <Button
            variant="light"
            color="red"
            onClick={() =>
              void askAnd(
                t('staff.suspendAsk'),
                t('staff.suspend'),
                () => staffActs.suspend(companyId, id, true),
                t('staff.suspendedNow'),
              )
            }
          >
            {t('staff.suspend')}
          </Button>
        )}
        <Button
          variant="light"
          color="red"
          disabled={!colleague.hasSecondFactor}
          onClick={() =>
            void askAnd(
              t('staff.resetAsk'),
              t('staff.reset'),
              () => staffActs.resetSecondFactor(companyId, id),
              t('staff.resetDone'),
            )
          }
        >
          {t('staff.reset')}
        </Button>
        <Button
          variant="light"
          color="red"
          onClick={() =>
            void askAnd(
              t('staff.removeAsk'),
              t('staff.remove'),
              () => staffActs.remove(companyId, id),
              t('staff.removed'),
            )
          }
        >
          {t('staff.remove')}
        </Button>
      </div>
    </form>
  )
}

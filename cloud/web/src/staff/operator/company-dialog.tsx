import { Button, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useConfirm } from '../frame/confirm.tsx'
import { useToast } from '../frame/toast.tsx'
import { useAct } from '../frame/use-act.ts'
import classes from '../staff/staff-room.module.css'
import { type PlatformCompany, platformActs } from './platform-query.ts'

interface CompanyDialogProps {
  company: PlatformCompany | null
  onClose: () => void
  onChanged: () => void
}

/** One company: another administrator for it, closing it, opening it again. */
export function CompanyDialog({ company, onClose, onChanged }: CompanyDialogProps) {
  const { t } = useTranslation('staff')
  return (
    <Modal
      opened={company !== null}
      onClose={onClose}
      title={company?.name ?? ''}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      radius={16}
    >
      {company && <CompanyForm key={company.id} {...{ company, onClose, onChanged }} />}
    </Modal>
  )
}

function CompanyForm({ company, onClose, onChanged }: CompanyDialogProps & { company: PlatformCompany }) {
  const { t } = useTranslation('staff')
  const confirm = useConfirm()
  const say = useToast()
  const [to, setTo] = useState('')
  const act = useAct((what: () => Promise<void>) => what())
  const { id, name, isSuspended } = company
  const settle = async (what: () => Promise<void>, said: string) => {
    if (!(await act.run(what))) return
    say(said)
    onChanged()
    onClose()
  }
  const invite = (event: FormEvent) => {
    event.preventDefault()
    void settle(() => platformActs.invite(id, to), t('staff.invited', { to: to.trim() }))
  }
  const suspend = async () => {
    const question = { title: name, text: t('platform.closeAsk'), act: t('platform.close'), isDangerous: true }
    if (isSuspended || (await confirm(question))) {
      const said = isSuspended ? t('platform.opened') : t('platform.closedNow')
      await settle(() => platformActs.suspend(id, !isSuspended), said)
    }
  }
  return (
    <form className={classes.form} onSubmit={invite} noValidate>
      <TextInput
        label={t('platform.administrator')}
        description={t('platform.anotherHint')}
        autoCapitalize="none"
        value={to}
        error={act.fault}
        onChange={(event) => {
          act.clear()
          setTo(event.currentTarget.value)
        }}
      />
      <Button type="submit" variant="light" loading={act.isRunning} disabled={to.trim() === ''}>
        {t('staff.invite')}
      </Button>
      <div className={classes.dangerous}>
        <Button variant="light" {...(!isSuspended && { color: 'red' })} onClick={() => void suspend()}>
          {isSuspended ? t('platform.reopen') : t('platform.close')}
        </Button>
      </div>
    </form>
  )
}

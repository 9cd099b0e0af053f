import { Button, Group, Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNoted, useUnsaved } from '../frame/use-unsaved.ts'
import { isReason, ReasonField } from './reason-field.tsx'

interface RefusalDialogProps {
  /** How many applications are refused. */
  count: number
  onClose: () => void
  onRefuse: (reason: string) => Promise<void>
}

/** One reason for all the chosen applications: every applicant reads it. */
export function RefusalDialog({ count, onClose, onRefuse }: RefusalDialogProps) {
  const { t } = useTranslation('staff')
  const [reason, setReason] = useState('')
  const [isRunning, setIsRunning] = useState(false)
  const unsaved = useUnsaved()
  useNoted(unsaved, reason !== '')
  const leave = () => void unsaved.mayLeave().then((isYes) => isYes && onClose())
  const refuse = async () => {
    setIsRunning(true)
    await onRefuse(reason)
    onClose()
  }
  return (
    <Modal
      opened
      onClose={leave}
      title={t('application.refuseMany', { count })}
      closeButtonProps={{ 'aria-label': t('app.cancel') }}
      size="lg"
      radius={16}
    >
      <Stack gap="sm">
        <ReasonField value={reason} onChange={setReason} />
        <Group justify="flex-end" gap={8}>
          <Button variant="subtle" onClick={leave}>
            {t('app.cancel')}
          </Button>
          <Button color="red" loading={isRunning} disabled={!isReason(reason)} onClick={() => void refuse()}>
            {t('application.refuse')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

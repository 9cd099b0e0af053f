import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatPhone } from '../../shared/phone/phone.ts'
import { useToast } from '../frame/toast.tsx'
import { useAct } from '../frame/use-act.ts'
import { useKeys } from '../frame/use-keys.ts'
import { type Unsaved, useNoted, useUnsaved } from '../frame/use-unsaved.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { type Application, applicationActs } from './application-queries.ts'
import classes from './applications-room.module.css'
import { MatchBadge } from './match-badge.tsx'
import { PremisesPicker } from './premises-picker.tsx'
import { isReason, ReasonField } from './reason-field.tsx'

interface ApplicationDialogProps {
  application: Application | null
  onClose: () => void
  onDecided: () => void
}

/** One application: what was said beside what the register says, and the decision. */
export function ApplicationDialog({ application, onClose, onDecided }: ApplicationDialogProps) {
  const { t } = useTranslation('staff')
  const unsaved = useUnsaved()
  return (
    <Modal
      opened={application !== null}
      onClose={() => void unsaved.mayLeave().then((isYes) => isYes && onClose())}
      title={application === null ? '' : nameOf(application)}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      size="lg"
      radius={16}
    >
      {application !== null && (
        <Stack gap="md" key={application.id}>
          <Facts application={application} />
          {(application.state === 'review' || application.state === 'late') && (
            <Decision
              application={application}
              unsaved={unsaved}
              onDecided={() => {
                onDecided()
                onClose()
              }}
            />
          )}
        </Stack>
      )}
    </Modal>
  )
}

export function nameOf({ familyName, givenName, patronymic }: Application): string {
  return [familyName, givenName, patronymic].filter(Boolean).join(' ')
}

function Facts({ application }: { application: Application }) {
  const { t, i18n } = useTranslation('staff')
  const { accountNumber, owners, match, premises, phone, email, submittedAt, dueAt, reason } = application
  const { timeZone } = useWorkplace()
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const facts: [string, React.ReactNode][] = [
    [t('application.account'), accountNumber],
    [t('application.match'), <MatchBadge key="match" match={match} />],
    [t('application.owners'), owners.join('; ') || t('application.noOwners')],
    [t('application.premises'), premises ? `${premises.address}, ${premises.number}` : t('application.noPremises')],
    [t('resident.phone'), formatPhone(phone)],
    [t('resident.email'), email ?? ''],
    [t('application.sentAt'), date.format(new Date(submittedAt))],
    [t('application.dueAt'), date.format(new Date(dueAt))],
    ...(reason === null ? [] : [[t('application.reason'), reason] as [string, string]]),
  ]
  return (
    <>
      <dl className={classes.facts}>
        {facts.map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      {application.hasVerifiedResidents && <Text className={classes.warning}>{t('application.inhabited')}</Text>}
    </>
  )
}

interface DecisionProps {
  application: Application
  unsaved: Unsaved
  onDecided: () => void
}

function Decision({ application, unsaved, onDecided }: DecisionProps) {
  const { t } = useTranslation('staff')
  const { companyId } = useWorkplace()
  const say = useToast()
  const { id, premises } = application
  const [premisesId, setPremisesId] = useState('')
  const [reason, setReason] = useState<string | null>(null)
  const approve = useAct(async () => {
    await applicationActs.approve(companyId, id, premisesId === '' ? undefined : premisesId)
    say(t('application.approved'))
    onDecided()
  })
  const refuse = useAct(async () => {
    await applicationActs.refuse(companyId, id, reason ?? '')
    say(t('application.refused'))
    unsaved.note(false)
    onDecided()
  })
  useNoted(unsaved, reason !== null && reason !== '')
  const canApprove = premises !== null || premisesId !== ''
  useKeys(
    {
      ...(canApprove && reason === null && !approve.isRunning && { y: () => void approve.run() }),
      ...(reason === null && { n: () => setReason('') }),
    },
    { inDialog: true },
  )
  const fault = approve.fault ?? refuse.fault
  return (
    <Stack gap="sm">
      {premises === null && reason === null && (
        <div>
          <Text size="sm" mb={6}>
            {t('application.premisesHint')}
          </Text>
          <PremisesPicker value={premisesId} onChange={setPremisesId} />
        </div>
      )}
      {reason !== null && <ReasonField value={reason} onChange={setReason} />}
      {fault !== undefined && (
        <Text className={classes.warning} role="alert">
          {fault}
        </Text>
      )}
      <Group justify="flex-end" gap={8}>
        {reason === null ? (
          <>
            <Button variant="subtle" color="red" onClick={() => setReason('')}>
              {t('application.refuse')}
            </Button>
            <Button onClick={() => void approve.run()} loading={approve.isRunning} disabled={!canApprove}>
              {t('application.approve')}
            </Button>
          </>
        ) : (
          <>
            <Button variant="subtle" onClick={() => setReason(null)}>
              {t('app.cancel')}
            </Button>
            <Button
              color="red"
              onClick={() => void refuse.run()}
              loading={refuse.isRunning}
              disabled={!isReason(reason)}
            >
              {t('application.refuse')}
            </Button>
          </>
        )}
      </Group>
    </Stack>
  )
}

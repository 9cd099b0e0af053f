import { Button, Group } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Column } from '../frame/column.ts'
import { useConfirm } from '../frame/confirm.tsx'
import { DataTable } from '../frame/data-table.tsx'
import { useToast } from '../frame/toast.tsx'
import { useAct } from '../frame/use-act.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { type Invitation, staffActs } from './staff-queries.ts'
import classes from './staff-room.module.css'

interface InvitationListProps {
  invitations: readonly Invitation[]
  onChanged: () => void
}

/** Who was invited and has not come yet. */
export function InvitationList({ invitations, onChanged }: InvitationListProps) {
  const { t, i18n } = useTranslation('staff')
  const date = (text: string) => new Date(text).toLocaleDateString(i18n.language)
  const columns: Column<Invitation>[] = [
    { key: 'to', title: t('staff.to'), isName: true, cell: (it) => it.to, text: (it) => it.to },
    {
      key: 'invitedRoles',
      title: t('staff.roles'),
      cell: (it) => it.roles.map((role) => t(`roles.${role}`)).join(', '),
    },
    { key: 'sentAt', title: t('staff.sentAt'), cell: (it) => date(it.sentAt), isMinor: true },
    {
      key: 'expiresAt',
      title: t('staff.expiresAt'),
      cell: (it) => (
        <span className={classes.badge} data-tone={it.isExpired ? 'bad' : 'wait'}>
          {it.isExpired ? t('staff.expired') : date(it.expiresAt)}
        </span>
      ),
    },
    { key: 'acts', title: '', align: 'end', cell: (it) => <InvitationActs invitation={it} onChanged={onChanged} /> },
  ]
  return (
    <>
      <h2>{t('staff.invitations')}</h2>
      <DataTable
        label={t('staff.invitations')}
        rows={invitations}
        columns={columns}
        idOf={({ id }) => id}
        empty={{ icon: <IconMail />, title: '', hint: '' }}
      />
    </>
  )
}

function InvitationActs({ invitation: { id, to }, onChanged }: { invitation: Invitation; onChanged: () => void }) {
  const { t } = useTranslation('staff')
  const { companyId } = useWorkplace()
  const confirm = useConfirm()
  const say = useToast()
  const act = useAct((what: () => Promise<void>) => what())
  const settle = async (what: () => Promise<void>, said: string) => {
    if (await act.run(what)) say(said)
    onChanged()
  }
  const revoke = async () => {
    const isYes = await confirm({ title: to, text: t('staff.revokeAsk'), act: t('staff.revoke'), isDangerous: true })
    if (isYes) await settle(() => staffActs.revoke(companyId, id), t('staff.revoked'))
  }
  return (
    <Group gap={4} justify="flex-end">
      {act.fault !== undefined && <span role="alert">{act.fault}</span>}
      <Button
        size="compact-sm"
        variant="light"
        loading={act.isRunning}
        aria-label={t('staff.resendTo', { to })}
        onClick={() => void settle(() => staffActs.resend(companyId, id), t('staff.invited', { to }))}
      >
        {t('staff.resend')}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        aria-label={t('staff.revokeFrom', { to })}
        onClick={() => void revoke()}
      >
        {t('staff.revoke')}
      </Button>
    </Group>
  )
}

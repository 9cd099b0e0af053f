import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconMapPinQuestion } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatPhone } from '../../shared/phone/phone.ts'
import { relativeTime } from '../../shared/time/relative-time.ts'
import { useNow } from '../../shared/time/use-now.ts'
import type { Column } from '../frame/column.ts'
import { useConfirm } from '../frame/confirm.tsx'
import { DataTable } from '../frame/data-table.tsx'
import { useToast } from '../frame/toast.tsx'
import { useAct } from '../frame/use-act.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { addressesQuery, applicationActs, type UnmatchedAddress } from './application-queries.ts'
import classes from './applications-room.module.css'
import { PremisesPicker } from './premises-picker.tsx'

const renewMs = 30_000

/** R2: what residents gave as their address and no house has; staff say which flat was meant. */
export function AddressList() {
  const { t, i18n } = useTranslation('staff')
  const { companyId, timeZone } = useWorkplace()
  const { data, error, refetch } = useQuery(addressesQuery(companyId))
  const [open, setOpen] = useState<UnmatchedAddress | null>(null)
  const nowMs = useNow(renewMs)
  const columns: Column<UnmatchedAddress>[] = [
    { key: 'address', title: t('application.address'), isName: true, cell: lineOf, text: lineOf, sortBy: lineOf },
    { key: 'name', title: t('resident.name'), cell: ({ name }) => name, text: ({ name }) => name },
    {
      key: 'phone',
      title: t('resident.phone'),
      cell: ({ phone }) => formatPhone(phone ?? ''),
      text: ({ phone }) => phone ?? '',
    },
    {
      key: 'at',
      title: t('application.sentAt'),
      cell: ({ createdAt }) => relativeTime(Date.parse(createdAt), nowMs, i18n.language, timeZone),
      text: ({ createdAt }) => createdAt,
      sortBy: ({ createdAt }) => createdAt,
    },
  ]
  return (
    <>
      <DataTable
        label={t('application.addresses')}
        rows={data}
        columns={columns}
        idOf={({ id }) => id}
        onOpen={setOpen}
        error={error}
        onRetry={() => void refetch()}
        csvName="addresses"
        empty={{
          icon: <IconMapPinQuestion size={34} stroke={1.6} />,
          title: t('application.noAddresses'),
          hint: t('application.noAddressesHint'),
        }}
      />
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={open === null ? '' : lineOf(open)}
        closeButtonProps={{ 'aria-label': t('app.close') }}
        size="lg"
        radius={16}
      >
        {open !== null && <Settle address={open} onSettled={() => [setOpen(null), void refetch()]} />}
      </Modal>
    </>
  )
}

function lineOf({ address: { city, street, house, building, flat } }: UnmatchedAddress): string {
  return [city, street, house, building, flat].filter(Boolean).join(', ')
}

function Settle({ address, onSettled }: { address: UnmatchedAddress; onSettled: () => void }) {
  const { t } = useTranslation('staff')
  const { companyId } = useWorkplace()
  const say = useToast()
  const confirm = useConfirm()
  const [premisesId, setPremisesId] = useState('')
  const settle = useAct(async (its: string | null) => {
    await applicationActs.settle(companyId, address.id, its)
    say(t(its === null ? 'application.dismissed' : 'application.settled'))
    onSettled()
  })
  const dismiss = async () => {
    const act = t('application.dismiss')
    const isSure = await confirm({ title: lineOf(address), text: t('application.dismissAsk'), act, isDangerous: true })
    if (isSure) await settle.run(null)
  }
  return (
    <Stack gap="md">
      <Text>{`${address.name}, ${formatPhone(address.phone ?? '')}`}</Text>
      <Text size="sm">{t('application.settleHint')}</Text>
      <PremisesPicker value={premisesId} onChange={setPremisesId} />
      {settle.fault !== undefined && (
        <Text className={classes.warning} role="alert">
          {settle.fault}
        </Text>
      )}
      <Group justify="flex-end" gap={8}>
        <Button variant="subtle" color="red" disabled={settle.isRunning} onClick={() => void dismiss()}>
          {t('application.dismiss')}
        </Button>
        <Button disabled={premisesId === ''} loading={settle.isRunning} onClick={() => void settle.run(premisesId)}>
          {t('application.settle')}
        </Button>
      </Group>
    </Stack>
  )
}

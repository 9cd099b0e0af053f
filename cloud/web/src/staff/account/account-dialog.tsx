import { Alert, Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../shared/ui/problem-text.ts'
import { useToast } from '../frame/toast.tsx'
import { useNoted, useUnsaved } from '../frame/use-unsaved.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { type AccountRow, premisesQuery, saveAccount } from './account-queries.ts'

/** Adds an account, or changes one. @param account null: a new one */
export function AccountDialog({ account, onClose }: { account: AccountRow | null; onClose: () => void }) {
  const { t } = useTranslation('staff')
  const shared = useTranslation()
  const { companyId } = useWorkplace()
  const client = useQueryClient()
  const say = useToast()
  const [number, setNumber] = useState(account?.number ?? '')
  const [owners, setOwners] = useState(account?.owners.join('\n') ?? '')
  const [premisesId, setPremisesId] = useState(account?.premisesId ?? null)
  const [isClosed, setIsClosed] = useState(account?.state === 'closed')
  const [search, setSearch] = useState(account?.address ?? '')
  const { data: found = [] } = useQuery(premisesQuery(companyId, search))
  const own = account?.premisesId && account.address ? [{ id: account.premisesId, address: account.address }] : []
  const options = [...own, ...found.filter(({ id }) => id !== account?.premisesId)]
  const written = JSON.stringify([number, owners, premisesId, isClosed])
  const [kept] = useState(written)
  const unsaved = useUnsaved()
  useNoted(unsaved, written !== kept)
  const leave = () => void unsaved.mayLeave().then((isYes) => isYes && onClose())
  const save = useMutation({
    mutationFn: () =>
      saveAccount(companyId, account?.id ?? null, {
        ...{ number, premisesId, state: isClosed ? 'closed' : 'open' },
        owners: owners.split('\n').filter((it) => it.trim() !== ''),
      }),
    onSuccess: async () => {
      say(t('account.saved'))
      await client.invalidateQueries({ queryKey: ['accounts', companyId] })
      onClose()
    },
  })
  const hasNewOwners = account !== null && owners.trim() !== account.owners.join('\n')
  return (
    <Modal
      opened
      onClose={leave}
      title={t(account === null ? 'account.add' : 'account.edit')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      radius={16}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!save.isPending) save.mutate()
        }}
      >
        <Stack gap="sm">
          <TextInput
            label={t('account.number')}
            required
            maxLength={60}
            autoComplete="off"
            data-autofocus
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <Select
            label={t('account.premises')}
            searchable
            clearable
            nothingFoundMessage={t('account.noPremises')}
            value={premisesId}
            onChange={setPremisesId}
            searchValue={search}
            onSearchChange={setSearch}
            // The cloud has searched already.
            filter={({ options: all }) => all}
            data={options.map(({ id, address }) => ({ value: id, label: address }))}
          />
          <Textarea
            label={t('account.owners')}
            description={t('account.ownersHint')}
            autosize
            minRows={2}
            value={owners}
            onChange={(event) => setOwners(event.currentTarget.value)}
          />
          <Select
            label={t('account.state')}
            allowDeselect={false}
            value={isClosed ? 'closed' : 'open'}
            onChange={(state) => setIsClosed(state === 'closed')}
            data={(['open', 'closed'] as const).map((value) => ({ value, label: t(`account.states.${value}`) }))}
          />
          {hasNewOwners && <Alert color="yellow">{t('account.ownersEnd')}</Alert>}
          {save.isError && (
            <Alert color="red" role="alert">
              {problemText(shared.t, save.error)}
            </Alert>
          )}
          <Group justify="end" gap={8}>
            <Button variant="subtle" onClick={leave}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('account.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

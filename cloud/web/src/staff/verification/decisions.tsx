import { Button, Group, Textarea } from '@mantine/core'
import { IconCheck, IconKey, IconShieldOff, IconX } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../shared/ui/problem-text.ts'
import { useConfirm } from '../frame/confirm.tsx'
import { useToast } from '../frame/toast.tsx'
import { useKeys } from '../frame/use-keys.ts'
import { useNoted, useUnsaved } from '../frame/use-unsaved.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { type OrderView, verificationActs } from './verification-queries.ts'

type Writing = 'refuse' | 'ready' | 'revoke'

/** What can be done with a form now: decide it, tell that the key is ready, record that it was handed over, end it. */
export function Decisions({ order }: { order: OrderView }) {
  const { t } = useTranslation('staff')
  const shared = useTranslation()
  const { companyId } = useWorkplace()
  const client = useQueryClient()
  const say = useToast()
  const confirm = useConfirm()
  const [writing, setWriting] = useState<Writing | null>(null)
  const [text, setText] = useState('')
  useNoted(useUnsaved(), writing !== null && text.trim() !== '')
  const { requestId: id, check, status, handedOverAt, resident } = order
  const act = useMutation({
    mutationFn: async ({ run }: { run: () => Promise<void>; done: string }) => await run(),
    onSuccess: (_, { done }) => {
      say(done)
      setWriting(null)
      setText('')
    },
    onError: (error) => say(problemText(shared.t, error), { isFault: true }),
    onSettled: () =>
      Promise.all(
        ['verifications', 'requests'].map((word) => client.invalidateQueries({ queryKey: [word, companyId] })),
      ),
  })
  const approve = () =>
    act.mutate({
      run: () => verificationActs.decide(companyId, id, { approve: true }),
      done: t('verification.approved', { name: resident.name }),
    })
  const begin = (what: Writing) => {
    setWriting(what)
    setText('')
  }
  const isWaiting = check === 'waiting'
  const isDue =
    (check === 'approved' || check === 'not-needed') && handedOverAt === null && status !== 'awaiting-payment'
  useKeys({
    ...(isWaiting && !act.isPending && { y: approve, n: () => begin('refuse') }),
  })
  const submit = () => {
    if (writing === 'refuse') {
      act.mutate({
        run: () => verificationActs.decide(companyId, id, { approve: false, reason: text }),
        done: t('verification.refused'),
      })
    } else if (writing === 'ready') {
      act.mutate({ run: () => verificationActs.ready(companyId, id, text), done: t('verification.told') })
    } else if (writing === 'revoke') {
      act.mutate({ run: () => verificationActs.revoke(companyId, id, text), done: t('verification.revoked') })
    }
  }
  const handOver = async () => {
    const question = {
      title: t('verification.handOver'),
      text: t('verification.handOverAsk'),
      act: t('verification.handOver'),
    }
    if (!(await confirm(question))) return
    act.mutate({ run: () => verificationActs.handOver(companyId, id), done: t('verification.handedOver') })
  }
  if (writing !== null) {
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim().length >= 3 && !act.isPending) submit()
        }}
      >
        <Textarea
          autoFocus
          label={t(`verification.write.${writing}`)}
          description={t('verification.residentReads')}
          autosize
          minRows={2}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group mt={8} gap={8}>
          <Button
            type="submit"
            size="sm"
            {...(writing !== 'ready' && { color: 'red' })}
            disabled={text.trim().length < 3}
            loading={act.isPending}
          >
            {t(`verification.acts.${writing}`)}
          </Button>
          <Button size="sm" variant="subtle" onClick={() => setWriting(null)}>
            {t('app.cancel')}
          </Button>
        </Group>
      </form>
    )
  }
  return (
    <Group gap={8}>
      {isWaiting && (
        <>
          <Button
            size="sm"
            loading={act.isPending}
            onClick={approve}
            leftSection={<IconCheck size={16} aria-hidden="true" />}
          >
            {t('verification.approve')}
          </Button>
          <Button
            size="sm"
            variant="default"
            onClick={() => begin('refuse')}
            leftSection={<IconX size={16} aria-hidden="true" />}
          >
            {t('verification.acts.refuse')}
          </Button>
        </>
      )}
      {isDue && (
        <>
          <Button
            size="sm"
            variant="light"
            onClick={() => begin('ready')}
            leftSection={<IconKey size={16} aria-hidden="true" />}
          >
            {t('verification.acts.ready')}
          </Button>
          <Button
            size="sm"
            variant="light"
            onClick={() => void handOver()}
            leftSection={<IconCheck size={16} aria-hidden="true" />}
          >
            {t('verification.handOver')}
          </Button>
        </>
      )}
      {resident.isVerified && !isWaiting && (
        <Button
          size="sm"
          variant="subtle"
          color="red"
          onClick={() => begin('revoke')}
          leftSection={<IconShieldOff size={16} aria-hidden="true" />}
        >
          {t('verification.acts.revoke')}
        </Button>
      )}
    </Group>
  )
}

import { Button, Textarea } from '@mantine/core'
import { IconArrowLeft, IconLifebuoy, IconSend2 } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatPhone } from '../../shared/phone/phone.ts'
import { fullTime } from '../../shared/time/relative-time.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Page } from '../frame/page.tsx'
import { useToast } from '../frame/toast.tsx'
import { useNoted, useUnsaved } from '../frame/use-unsaved.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { Facts } from './facts.tsx'
import { answerSupport, changeSupport, type SupportThread, supportThreadQuery } from './queries.ts'
import classes from './support-message-page.module.css'
import { StatusBadge } from './support-room.tsx'

/** One message: what was written and how to answer; the answers; a note that stays among staff. */
export default function SupportMessagePage() {
  const { t } = useTranslation('staff')
  const shared = useTranslation()
  const { messageId = '' } = useParams({ strict: false })
  const { companyId, to } = useWorkplace()
  const { data, error, refetch } = useQuery(supportThreadQuery(companyId, messageId))
  return (
    <Page
      title={data === undefined ? t('rooms.support') : t('support.title', { number: data.number })}
      actions={
        <Button
          component={Link}
          to={to('support')}
          size="sm"
          variant="subtle"
          leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
        >
          {t('support.back')}
        </Button>
      }
    >
      {data !== undefined && <Thread key={data.id} thread={data} />}
      {data === undefined && error !== null && (
        <Notice
          isFault
          icon={<IconLifebuoy size={34} stroke={1.6} />}
          title={t('list.failed')}
          hint={problemText(shared.t, error)}
          action={<Button onClick={() => void refetch()}>{t('list.retry')}</Button>}
        />
      )}
    </Page>
  )
}

function Thread({ thread }: { thread: SupportThread }) {
  const { t, i18n } = useTranslation('staff')
  const { timeZone, may } = useWorkplace()
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        <article className={classes.card}>
          <p className={classes.head}>
            <b>{thread.name}</b>
            <StatusBadge status={thread.status} />
            <time dateTime={thread.at}>{fullTime(Date.parse(thread.at), i18n.language, timeZone)}</time>
          </p>
          <p className={classes.text}>{thread.text}</p>
        </article>
        {thread.answers.map(({ id, at, text, author }) => (
          <article key={id} className={classes.card} data-answer>
            <p className={classes.head}>
              <b>{author ?? t('support.someone')}</b>
              <time dateTime={at}>{fullTime(Date.parse(at), i18n.language, timeZone)}</time>
            </p>
            <p className={classes.text}>{text}</p>
          </article>
        ))}
        {may('support.answer') && <Answering thread={thread} />}
      </div>
      <aside className={classes.column}>
        <Facts thread={thread} />
        {may('support.answer') && <Note thread={thread} />}
      </aside>
    </div>
  )
}

/** Every change answers with the whole, which takes the place of what was shown. */
function useThreadChange<Input>(thread: SupportThread, change: (input: Input) => Promise<SupportThread>, done: string) {
  const client = useQueryClient()
  const { companyId } = useWorkplace()
  const say = useToast()
  const shared = useTranslation()
  return useMutation({
    mutationFn: change,
    onSuccess: (next) => {
      client.setQueryData(supportThreadQuery(companyId, thread.id).queryKey, next)
      void client.invalidateQueries({ queryKey: ['support', companyId] })
      say(done)
    },
    onError: (error) => say(problemText(shared.t, error), { isFault: true }),
  })
}

function Answering({ thread }: { thread: SupportThread }) {
  const { t } = useTranslation('staff')
  const { companyId } = useWorkplace()
  const [text, setText] = useState('')
  const answer = useThreadChange(thread, (said: string) => answerSupport(companyId, thread.id, said), t('support.sent'))
  useNoted(useUnsaved(), text.trim() !== '')
  const isClosed = thread.status === 'closed'
  const status = useThreadChange(
    thread,
    () => changeSupport(companyId, thread.id, { status: isClosed ? reopened(thread) : 'closed' }),
    t(isClosed ? 'support.reopened' : 'support.closed'),
  )
  const send = () => text.trim() !== '' && answer.mutate(text, { onSuccess: () => setText('') })
  return (
    <form
      className={classes.card}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {!isClosed && (
        <Textarea
          label={t(thread.answerBy === 'email' ? 'support.answerByMail' : 'support.answerBySms', {
            contact: formatPhone(thread.contact),
          })}
          autosize
          minRows={3}
          maxRows={14}
          maxLength={thread.answerBy === 'email' ? 4000 : 600}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && send()}
        />
      )}
      <div className={classes.actions}>
        {!isClosed && (
          <Button
            type="submit"
            loading={answer.isPending}
            disabled={text.trim() === ''}
            leftSection={<IconSend2 size={16} aria-hidden="true" />}
          >
            {t('support.answer')}
          </Button>
        )}
        <Button variant="light" loading={status.isPending} onClick={() => status.mutate(undefined)}>
          {t(isClosed ? 'support.reopen' : 'support.close')}
        </Button>
        {!isClosed && <span className={classes.hint}>Ctrl + Enter</span>}
      </div>
    </form>
  )
}

function reopened({ answers }: SupportThread) {
  return answers.length > 0 ? ('answered' as const) : ('new' as const)
}

function Note({ thread }: { thread: SupportThread }) {
  const { t } = useTranslation('staff')
  const { companyId } = useWorkplace()
  const [note, setNote] = useState(thread.note)
  useNoted(useUnsaved(), note.trim() !== thread.note)
  const save = useThreadChange(
    thread,
    (next: string) => changeSupport(companyId, thread.id, { note: next }),
    t('support.noted'),
  )
  return (
    <section className={classes.card}>
      <Textarea
        label={t('support.note')}
        description={t('support.noteHint')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button
        size="sm"
        variant="light"
        disabled={note.trim() === thread.note}
        loading={save.isPending}
        onClick={() => save.mutate(note)}
      >
        {t('support.saveNote')}
      </Button>
    </section>
  )
}

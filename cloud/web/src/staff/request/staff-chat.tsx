import { Button, FileButton, Textarea } from '@mantine/core'
import { IconPaperclip, IconSend2 } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type UploadedFile, uploadFile } from '../../shared/api/upload-file.ts'
import { fullTime } from '../../shared/time/relative-time.ts'
import { problemText } from '../../shared/ui/problem-text.ts'
import { useToast } from '../frame/toast.tsx'
import { useNoted, useUnsaved } from '../frame/use-unsaved.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { requestActs, type StaffRequest } from './request-queries.ts'
import classes from './staff-chat.module.css'
import { StaffFiles } from './staff-files.tsx'

const longest = 4_000

/** «Чат» with the resident, from the company's side. What is on screen counts as read. */
export function StaffChat({ request }: { request: StaffRequest }) {
  const { t, i18n } = useTranslation('staff')
  const { timeZone, companyId, may } = useWorkplace()
  const client = useQueryClient()
  const { id, messages, isEnded, unread, status } = request
  useEffect(() => {
    if (unread === 0 && status !== 'new') return
    const forget = () => client.invalidateQueries({ queryKey: ['requests', companyId, 'list'] })
    void requestActs.markRead(companyId, id).then(forget, () => undefined)
  }, [client, companyId, id, unread, status])
  return (
    <section className={classes.chat} aria-labelledby="staff-chat">
      <h2 id="staff-chat">{t('request.chat')}</h2>
      {messages.length === 0 && <p className={classes.soft}>{t('request.chatNone')}</p>}
      <ol className={classes.messages} aria-live="polite">
        {messages.map(({ id: messageId, author, authorName, text, change, at, files }) => (
          <li key={messageId} className={classes.message} data-author={author}>
            <p className={classes.head}>
              <b>{author === 'system' ? t('request.system') : (authorName ?? t(`request.authors.${author}`))}</b>
              <time dateTime={at}>{fullTime(Date.parse(at), i18n.language, timeZone)}</time>
            </p>
            {text !== '' && <p className={classes.text}>{text}</p>}
            {change && (
              <p className={classes.soft}>{t('request.changedTo', { status: t(`request.statuses.${change.to}`) })}</p>
            )}
            <StaffFiles requestId={id} files={files} />
          </li>
        ))}
      </ol>
      {isEnded && <p className={classes.soft}>{t('request.ended')}</p>}
      {!isEnded && may('requests.work') && <Writing requestId={id} />}
    </section>
  )
}

function Writing({ requestId }: { requestId: string }) {
  const { t } = useTranslation('staff')
  const shared = useTranslation()
  const { companyId } = useWorkplace()
  const client = useQueryClient()
  const say = useToast()
  const [text, setText] = useState('')
  const [files, setFiles] = useState<readonly UploadedFile[]>([])
  const upload = useMutation({
    mutationFn: async (chosen: readonly File[]) => {
      for (const file of chosen) {
        const done = await uploadFile(`/api/companies/${companyId}/files`, file)
        setFiles((known) => [...known, done])
      }
    },
    onError: (error) => say(problemText(shared.t, error), { isFault: true }),
  })
  const send = useMutation({
    mutationFn: () => requestActs.write(companyId, requestId, { text, fileIds: files.map((it) => it.id) }),
    onSuccess: async () => {
      setText('')
      setFiles([])
      await client.invalidateQueries({ queryKey: ['requests', companyId] })
    },
    onError: (error) => say(problemText(shared.t, error), { isFault: true }),
  })
  useNoted(useUnsaved(), text.trim() !== '' || files.length > 0)
  const isEmpty = text.trim() === '' && files.length === 0
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!isEmpty && !send.isPending) send.mutate()
      }}
    >
      <Textarea
        label={t('request.message')}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={longest}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
        }}
      />
      {files.length > 0 && (
        <ul className={classes.files}>
          {files.map(({ id, name }) => (
            <li key={id}>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => setFiles((known) => known.filter((it) => it.id !== id))}
                aria-label={t('request.removeFile', { name })}
              >
                {name} ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.acts} style={{ marginTop: 8 }}>
        <FileButton multiple onChange={(chosen) => upload.mutate(chosen)} accept=".pdf,.jpg,.jpeg,.png,.xml,.zip">
          {(props) => (
            <Button
              {...props}
              size="sm"
              variant="subtle"
              loading={upload.isPending}
              leftSection={<IconPaperclip size={16} aria-hidden="true" />}
            >
              {t('request.attach')}
            </Button>
          )}
        </FileButton>
        <Button
          size="sm"
          type="submit"
          disabled={isEmpty || upload.isPending}
          loading={send.isPending}
          leftSection={<IconSend2 size={16} aria-hidden="true" />}
        >
          {t('request.send')}
        </Button>
      </div>
    </form>
  )
}

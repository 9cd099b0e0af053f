import { IconPaperclip, IconSend2 } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clients } from '../../shared/api/clients.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { ChosenFiles } from './chosen-files.tsx'
import classes from './message-box.module.css'
import { useUploads } from './use-uploads.ts'

/** What the cloud takes; it looks inside all the same. */
export const acceptedFiles = '.pdf,.jpg,.jpeg,.png,.xml,.zip,.sig,.p7s'
const longest = 4_000

/** Where a message is written, with files when they help. */
export function MessageBox({ requestId, companyId }: { requestId: string; companyId: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const id = useId()
  const picker = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const uploads = useUploads(companyId)
  const send = useMutation({
    mutationFn: async () => {
      const fileIds = uploads.files.map((it) => it.id)
      await clients.request.api.requests[':id'].messages.$post({ param: { id: requestId }, json: { text, fileIds } })
    },
    onSuccess: async () => {
      setText('')
      uploads.clear()
      await client.invalidateQueries({ queryKey: ['requests'] })
    },
  })
  const isEmpty = text.trim() === '' && uploads.files.length === 0
  const isBusy = send.isPending || uploads.underWay.length > 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isEmpty && !isBusy) send.mutate()
  }
  return (
    <form className={classes.box} onSubmit={submit}>
      <label htmlFor={id} className={classes.label}>
        {t('request.message')}
      </label>
      <textarea
        id={id}
        className={classes.area}
        rows={2}
        maxLength={longest}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
        }}
      />
      <ChosenFiles uploads={uploads} />
      {send.isError && (
        <p className={classes.problem} role="alert">
          {problemText(t, send.error)}
        </p>
      )}
      <div className={classes.acts}>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          accept={acceptedFiles}
          aria-label={t('request.attach')}
          onChange={(event) => {
            uploads.add([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
        <Button look="quiet" onClick={() => picker.current?.click()}>
          <IconPaperclip size={22} stroke={1.7} aria-hidden="true" />
          {t('request.attach')}
        </Button>
        <Button look="primary" type="submit" disabled={isEmpty || isBusy} aria-busy={send.isPending}>
          {send.isPending ? <Spinner /> : <IconSend2 size={22} stroke={1.8} aria-hidden="true" />}
          {t('request.send')}
        </Button>
      </div>
    </form>
  )
}

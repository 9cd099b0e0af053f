import { IconPaperclip, IconSend2 } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clients } from '../../shared/api/clients.ts'
import type { MeView } from '../../shared/api/types.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { TextField } from '../../shared/ui/text-field.tsx'
import { SkeletonLines } from '../entrance/skeleton-lines.tsx'
import { PageHeader } from '../frame/page-header.tsx'
import { SignedIn } from '../frame/signed-in.tsx'
import { ChoiceRow } from '../support/choice-row.tsx'
import { TextArea } from '../support/text-area.tsx'
import { ChosenFiles } from './chosen-files.tsx'
import { acceptedFiles } from './message-box.tsx'
import classes from './request-page.module.css'
import { useUploads } from './use-uploads.ts'

/** A request in one's own words: open to every resident, verified or not (V1). */
export function NewRequestPage() {
  const { t } = useTranslation()
  return (
    <SignedIn
      header={() => <PageHeader title={t('request.new')} back="/requests" isNarrow />}
      waiting={
        <main className={classes.page}>
          <div className={classes.card}>
            <SkeletonLines count={5} />
          </div>
        </main>
      }
    >
      {(me) => <Writing me={me} />}
    </SignedIn>
  )
}

function Writing({ me }: { me: MeView }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const form = useRef<HTMLFormElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const [premisesId, setPremisesId] = useState(me.homes[0]?.premisesId ?? '')
  const [title, setTitle] = useState('')
  const [description, setDescription] = useState('')
  const [isJudged, setIsJudged] = useState(false)
  const companyId = me.homes.find((home) => home.premisesId === premisesId)?.companyId
  const uploads = useUploads(companyId)
  const send = useMutation({
    mutationFn: async () => {
      const fileIds = uploads.files.map((it) => it.id)
      return await (
        await clients.request.api.requests.$post({ json: { premisesId, title, description, fileIds } })
      ).json()
    },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['requests'] })
      await navigate({ to: '/requests/$requestId', params: { requestId: id }, replace: true })
    },
  })
  const wrong = {
    title: isJudged && title.trim() === '' ? t('request.wrong.title') : undefined,
    description: isJudged && description.trim() === '' ? t('request.wrong.description') : undefined,
  }
  const hasWrong = wrong.title !== undefined || wrong.description !== undefined
  useEffect(() => {
    if (isJudged && hasWrong) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [isJudged, hasWrong])
  const isBusy = send.isPending || uploads.underWay.length > 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsJudged(true)
    if (title.trim() !== '' && description.trim() !== '' && !isBusy) send.mutate()
  }
  return (
    <main className={classes.page}>
      <form className={classes.card} onSubmit={submit} noValidate ref={form}>
        {me.homes.length > 1 && (
          <ChoiceRow
            label={t('request.home')}
            name="home"
            value={premisesId}
            options={me.homes.map((home) => ({
              value: home.premisesId,
              label: `${home.address}, ${t(`homes.kind.${home.kind}`, { number: home.number })}`,
            }))}
            onChoose={(chosen) => {
              setPremisesId(chosen)
              uploads.clear()
            }}
          />
        )}
        <TextField
          label={t('request.subject')}
          name="title"
          maxLength={120}
          value={title}
          onText={setTitle}
          fault={wrong.title}
        />
        <TextArea
          label={t('request.description')}
          name="description"
          value={description}
          onText={setDescription}
          fault={wrong.description}
        />
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
        <ChosenFiles uploads={uploads} />
        <div>
          <Button look="quiet" onClick={() => picker.current?.click()}>
            <IconPaperclip size={22} stroke={1.7} aria-hidden="true" />
            {t('request.attach')}
          </Button>
        </div>
        {send.isError && <p role="alert">{problemText(t, send.error)}</p>}
        <Button look="primary" isWide type="submit" disabled={isBusy} aria-busy={send.isPending}>
          {send.isPending ? <Spinner /> : <IconSend2 size={22} stroke={1.8} aria-hidden="true" />}
          {t('request.send')}
        </Button>
      </form>
    </main>
  )
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Navigate, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatPhone } from '../../shared/phone/phone.ts'
import { Button, buttonClass } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { TextField } from '../../shared/ui/text-field.tsx'
import { SkeletonLines } from '../entrance/skeleton-lines.tsx'
import { PageHeader } from '../frame/page-header.tsx'
import { SignedIn } from '../frame/signed-in.tsx'
import { CardFault } from './card-fault.tsx'
import classes from './privacy.module.css'
import { type ErasureView, erasureQuery, planErasure, sendProof } from './queries.ts'

/** «Удалить аккаунт» (P3): what goes, what the law makes stay, and once more who asks. */
export function DeletePage() {
  const { t } = useTranslation()
  return (
    <SignedIn
      header={() => <PageHeader title={t('privacy.erasure.title')} back="/my-data" isNarrow />}
      waiting={<Waiting />}
    >
      {() => <Deleting />}
    </SignedIn>
  )
}

function Waiting() {
  const { t } = useTranslation()
  return (
    <main className={classes.page} aria-busy="true" aria-label={t('app.loading')}>
      <div className={classes.card}>
        <SkeletonLines count={8} />
      </div>
    </main>
  )
}

function Deleting() {
  const { data, error, refetch } = useQuery(erasureQuery)
  if (data === undefined && error === null) return <Waiting />
  if (data === undefined) {
    return (
      <main className={classes.page}>
        <div className={classes.card}>
          <CardFault error={error} onRetry={() => void refetch()} />
        </div>
      </main>
    )
  }
  if (data.dueAt !== null) return <Navigate to="/my-data" replace />
  return (
    <main className={classes.page}>
      <Meaning erasure={data} />
      <Proof erasure={data} />
    </main>
  )
}

function Meaning({ erasure }: { erasure: ErasureView }) {
  const { t, i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'ru'
  return (
    <>
      <p>{t('privacy.erasure.lead')}</p>
      <section className={classes.card} aria-label={t('privacy.erasure.then')}>
        <h2>{t('privacy.erasure.then')}</h2>
        <ul className={classes.bullets}>
          <li>{t('privacy.erasure.hint', { days: erasure.graceDays })}</li>
          <li>{t('privacy.erasure.thenSessions')}</li>
          <li>{t('privacy.erasure.thenHomes')}</li>
          <li>{t('privacy.erasure.thenBackups')}</li>
        </ul>
      </section>
      <section className={classes.card} aria-label={t('privacy.erasure.stays')}>
        <h2>{t('privacy.erasure.stays')}</h2>
        {erasure.stays.map(({ what, why }) => (
          <div key={why.ru} className={classes.reason}>
            <b>{inOne(what.map((it) => it[language]))}</b>
            <p className={classes.soft}>{why[language]}</p>
          </div>
        ))}
      </section>
      <details className={`${classes.card} ${classes.old}`}>
        <summary>{t('privacy.erasure.goes')}</summary>
        <ul className={classes.bullets}>
          {erasure.goes.map((it) => (
            <li key={it.ru}>{it[language]}</li>
          ))}
        </ul>
      </details>
    </>
  )
}

/** «Переписка по заявкам, заявки»: names in one line, the first of them with its capital. */
function inOne([first = '', ...others]: string[]): string {
  return [first, ...others.map((it) => it.charAt(0).toLowerCase() + it.slice(1))].join(', ')
}

function Proof({ erasure }: { erasure: ErasureView }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const form = useRef<HTMLFormElement>(null)
  const [proof, setProof] = useState('')
  const [isUnderstood, setUnderstood] = useState(false)
  const byCode = erasure.proof === 'code'
  const focus = () =>
    requestAnimationFrame(() => form.current?.querySelector<HTMLInputElement>('[name=proof]')?.focus())
  const send = useMutation({ mutationFn: sendProof, onSuccess: focus })
  const plan = useMutation({
    mutationFn: () => planErasure(proof.trim()),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['inbox'] })
      await navigate({ to: '/my-data', replace: true })
    },
    onError: focus,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!plan.isPending) plan.mutate()
  }
  const isAsked = !byCode || send.isSuccess
  return (
    <form ref={form} className={classes.card} onSubmit={submit} noValidate aria-label={t('privacy.erasure.title')}>
      <label className={classes.check}>
        <input
          type="checkbox"
          name="understood"
          checked={isUnderstood}
          onChange={(event) => setUnderstood(event.currentTarget.checked)}
        />
        <span>{t('privacy.erasure.understood')}</span>
      </label>
      {byCode && !send.isSuccess && (
        <Button look="soft" isWide disabled={!isUnderstood || send.isPending} onClick={() => send.mutate()}>
          {send.isPending && <Spinner />}
          {t(send.isPending ? 'privacy.erasure.sendingCode' : 'privacy.erasure.sendCode')}
        </Button>
      )}
      {send.isSuccess && <p role="status">{t('privacy.erasure.codeSent', { phone: formatPhone(send.data.phone) })}</p>}
      {send.isError && (
        <p className={classes.fault} role="alert">
          {problemText(t, send.error)}
        </p>
      )}
      {isAsked && (
        <>
          <TextField
            label={t(byCode ? 'privacy.erasure.proofCode' : 'privacy.erasure.proofPassword')}
            name="proof"
            type={byCode ? 'text' : 'password'}
            inputMode={byCode ? 'numeric' : 'text'}
            autoComplete={byCode ? 'one-time-code' : 'current-password'}
            value={proof}
            onText={setProof}
            fault={plan.isError ? problemText(t, plan.error) : undefined}
          />
          <Button
            look="soft"
            isWide
            className={classes.danger}
            type="submit"
            disabled={!isUnderstood || proof.trim() === '' || plan.isPending}
          >
            {plan.isPending && <Spinner />}
            {t(plan.isPending ? 'privacy.erasure.confirming' : 'privacy.erasure.confirm')}
          </Button>
        </>
      )}
      <Link to="/my-data" className={buttonClass('quiet', true)}>
        {t('privacy.erasure.keep')}
      </Link>
    </form>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../shared/api/problem.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { TextField } from '../../shared/ui/text-field.tsx'
import { endOfDay, tomorrow } from './dates.ts'
import classes from './household.module.css'
import { InvitedCard } from './invited-card.tsx'
import { householdQuery, invite } from './queries.ts'

interface InviteFormProps {
  premisesId: string
  timeZone: string
  onDone: () => void
}

const relations = ['family', 'tenant'] as const
const longestName = 60

/** Whom to invite: by phone, or by a link that the owner hands over. */
export function InviteForm({ premisesId, timeZone, onDone }: InviteFormProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const [relation, setRelation] = useState<'family' | 'tenant'>('family')
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [day, setDay] = useState('')
  const [isNameWrong, setNameWrong] = useState(false)
  const send = useMutation({
    mutationFn: () =>
      invite(premisesId, {
        relation,
        name: name.trim(),
        phone: phone.trim() === '' ? null : phone,
        endsAt: day === '' ? null : endOfDay(day, timeZone),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: householdQuery(premisesId).queryKey }),
    onError: () => focus('input[aria-invalid=true]'),
  })
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const focus = (selector: string) =>
    requestAnimationFrame(() => form.current?.querySelector<HTMLInputElement>(selector)?.focus())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isWrong = name.trim() === '' || name.trim().length > longestName
    setNameWrong(isWrong)
    if (isWrong) focus('input[name=name]')
    else if (!send.isPending) send.mutate()
  }
  if (send.data !== undefined) return <InvitedCard invited={send.data} phone={phone} onDone={onDone} />
  const code = send.error instanceof ProblemError ? send.error.code : undefined
  const fault = send.isError ? problemText(t, send.error) : undefined
  const ofField = code === 'phone.invalid' || code === 'household.end'
  return (
    <form ref={form} className={classes.card} onSubmit={submit} noValidate aria-label={t('household.inviteTitle')}>
      <h2>{t('household.inviteTitle')}</h2>
      <fieldset className={classes.who}>
        <legend>{t('household.who')}</legend>
        {relations.map((it) => (
          <label key={it}>
            <input type="radio" name="relation" value={it} checked={relation === it} onChange={() => setRelation(it)} />
            {t(`household.relation.${it}`)}
          </label>
        ))}
      </fieldset>
      <div>
        <TextField
          label={t('household.name')}
          name="name"
          value={name}
          onText={setName}
          maxLength={longestName}
          autoComplete="off"
          fault={isNameWrong ? t('household.nameWrong') : undefined}
        />
        <p className={classes.hint}>{t('household.nameHint')}</p>
      </div>
      <div>
        <TextField
          label={t('household.phone')}
          note={t('household.phoneNote')}
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          value={phone}
          onText={setPhone}
          fault={code === 'phone.invalid' ? fault : undefined}
        />
        <p className={classes.hint}>{t('household.phoneHint')}</p>
      </div>
      <div>
        <TextField
          label={t('household.end')}
          note={t('household.endNote')}
          name="end"
          type="date"
          min={tomorrow(Date.now())}
          value={day}
          onText={setDay}
          fault={code === 'household.end' ? fault : undefined}
        />
        <p className={classes.hint}>{t('household.endHint')}</p>
      </div>
      {fault !== undefined && !ofField && (
        <p className={classes.fault} role="alert">
          {fault}
        </p>
      )}
      <Button look="primary" isWide type="submit" disabled={send.isPending}>
        {send.isPending && <Spinner />}
        {t(send.isPending ? 'household.sending' : 'household.send')}
      </Button>
      <Button look="quiet" isWide onClick={onDone}>
        {t('app.cancel')}
      </Button>
    </form>
  )
}

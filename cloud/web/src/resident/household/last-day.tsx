import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../shared/api/problem.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { TextField } from '../../shared/ui/text-field.tsx'
import { dayField, endOfDay, tomorrow } from './dates.ts'
import classes from './household.module.css'
import { changeLastDay, householdQuery, type Member } from './queries.ts'

interface LastDayProps {
  member: Member
  name: string
  premisesId: string
  timeZone: string
  onDone: () => void
}

/** Another last day for somebody's stay, or none: an empty field is a stay without end. */
export function LastDay({ member, name, premisesId, timeZone, onDone }: LastDayProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const [day, setDay] = useState(member.endsAt === null ? '' : dayField(member.endsAt, timeZone))
  const save = useMutation({
    mutationFn: (chosen: string) =>
      changeLastDay(premisesId, member.residencyId, chosen === '' ? null : endOfDay(chosen, timeZone)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: householdQuery(premisesId).queryKey })
      onDone()
    },
    onError: () => focusDay(),
  })
  const focusDay = () => form.current?.querySelector('input')?.focus()
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!save.isPending) save.mutate(day)
  }
  const fault = save.isError ? problemText(t, save.error) : undefined
  const isOfDay = save.error instanceof ProblemError && save.error.code === 'household.end'
  return (
    <form
      ref={form}
      className={classes.asking}
      onSubmit={submit}
      noValidate
      aria-label={t('household.endTitle', { name })}
    >
      <TextField
        label={t('household.end')}
        name="end"
        type="date"
        min={tomorrow(Date.now())}
        value={day}
        onText={setDay}
        fault={isOfDay ? fault : undefined}
      />
      <p className={classes.soft}>{t(day === '' ? 'household.endOpen' : 'household.endHint')}</p>
      {fault !== undefined && !isOfDay && (
        <p className={classes.fault} role="alert">
          {fault}
        </p>
      )}
      <div className={classes.buttons}>
        <Button look="soft" type="submit" disabled={save.isPending}>
          {save.isPending && <Spinner />}
          {t(save.isPending ? 'profile.saving' : 'profile.save')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatPhone } from '../../shared/phone/phone.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { dayOf } from './dates.ts'
import classes from './household.module.css'
import { LastDay } from './last-day.tsx'
import { householdQuery, type Member, removeMember, revokeInvitation, type Waiting } from './queries.ts'

interface MemberLineProps {
  member: Member
  premisesId: string
  timeZone: string
}

const focus = (it: HTMLElement | null) => it?.focus()

/** Somebody who lives there; whoever is no owner can be given another last day, or shown out. */
export function MemberLine({ member, premisesId, timeZone }: MemberLineProps) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const [asking, setAsking] = useState<'end' | 'remove' | null>(null)
  const line = useRef<HTMLLIElement>(null)
  // Whoever came by keyboard goes on where they were.
  const close = () => {
    setAsking(null)
    requestAnimationFrame(() => line.current?.querySelector('button')?.focus())
  }
  const { residencyId, relation, since, endsAt, isYou } = member
  const name = member.name || t('household.unnamed')
  const remove = useMutation({
    mutationFn: () => removeMember(premisesId, residencyId),
    onSuccess: () => client.invalidateQueries({ queryKey: householdQuery(premisesId).queryKey }),
  })
  return (
    <li ref={line} className={classes.line}>
      <span className={classes.words}>
        <span className={classes.name}>
          {name}
          {isYou && ` — ${t('household.you')}`}
        </span>
        <span className={classes.soft}>
          {t(`household.relation.${relation}`)}, {t('household.since', { date: dayOf(since, i18n.language, timeZone) })}
          {endsAt !== null && `, ${t('household.until', { date: dayOf(endsAt, i18n.language, timeZone) })}`}
        </span>
      </span>
      {relation !== 'owner' && asking === null && (
        <span className={classes.actions}>
          <Button look="quiet" onClick={() => setAsking('end')}>
            {t('household.end')}
          </Button>
          <Button look="quiet" onClick={() => setAsking('remove')}>
            {t('household.remove')}
          </Button>
        </span>
      )}
      {asking === 'end' && <LastDay {...{ member, name, premisesId, timeZone }} onDone={close} />}
      {asking === 'remove' && (
        <section ref={focus} tabIndex={-1} className={classes.asking} aria-label={t('household.removeTitle', { name })}>
          <b>{t('household.removeTitle', { name })}</b>
          <p>{t('household.removeHint')}</p>
          <div className={classes.buttons}>
            <Button look="soft" className={classes.danger} disabled={remove.isPending} onClick={() => remove.mutate()}>
              {t('household.remove')}
            </Button>
            <Button look="quiet" onClick={close}>
              {t('app.cancel')}
            </Button>
          </div>
          {remove.isError && (
            <p className={classes.fault} role="alert">
              {problemText(t, remove.error)}
            </p>
          )}
        </section>
      )}
    </li>
  )
}

/** An invitation that nobody has answered yet. */
export function WaitingLine({ invitation, premisesId }: { invitation: Waiting; premisesId: string }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const { id, name, phone, expiresAt } = invitation
  const revoke = useMutation({
    mutationFn: () => revokeInvitation(premisesId, id),
    onSettled: () => client.invalidateQueries({ queryKey: householdQuery(premisesId).queryKey }),
  })
  return (
    <li className={classes.line}>
      <span className={classes.words}>
        <span className={classes.name}>{name}</span>
        <span className={classes.soft}>
          {phone === null ? t('household.anybody') : formatPhone(phone)},{' '}
          {t('household.waitsUntil', { date: dayOf(expiresAt, i18n.language) })}
        </span>
      </span>
      <Button look="quiet" disabled={revoke.isPending} onClick={() => revoke.mutate()}>
        {t('household.revoke')}
      </Button>
    </li>
  )
}

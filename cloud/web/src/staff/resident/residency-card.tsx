import { Button, Group, Select, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useConfirm } from '../frame/confirm.tsx'
import { useToast } from '../frame/toast.tsx'
import { useAct } from '../frame/use-act.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { type Relation, type Residency, relations, residents } from './queries.ts'
import classes from './resident.module.css'
import { VerifiedBadge } from './verified-badge.tsx'

interface ResidencyCardProps {
  residency: Residency
  /** Who it is, or where. */
  title: ReactNode
  name: string
}

/** One person in one flat: as what, since when, for certain or not; and what can be done about it. */
export function ResidencyCard({ residency, title, name }: ResidencyCardProps) {
  const { t, i18n } = useTranslation('staff')
  const { companyId, may, timeZone } = useWorkplace()
  const client = useQueryClient()
  const confirm = useConfirm()
  const say = useToast()
  const [isEditing, setIsEditing] = useState(false)
  const { id, relation, verifiedAt, verifiedBy, since, endsAt, endedAt } = residency
  const day = (moment: string) =>
    new Date(moment).toLocaleDateString(i18n.language, { timeZone, day: 'numeric', month: 'long', year: 'numeric' })
  const act = useAct(async (work: () => Promise<unknown>, done: string) => {
    await work()
    await Promise.all([
      client.invalidateQueries({ queryKey: ['people', companyId] }),
      client.invalidateQueries({ queryKey: ['person', companyId] }),
    ])
    say(done)
  })
  const end = async () => {
    const isSure = await confirm({
      title: t('resident.endTitle', { name }),
      text: t('resident.endText'),
      act: t('resident.end'),
      isDangerous: true,
    })
    if (isSure) await act.run(() => residents.end(companyId, id), t('resident.endDone'))
  }
  const unverify = async () => {
    const isSure = await confirm({
      title: t('resident.unverifyTitle', { name }),
      text: t('resident.unverifyText'),
      act: t('resident.unverify'),
      isDangerous: true,
    })
    if (isSure) await act.run(() => residents.unverify(companyId, id), t('resident.unverifyDone'))
  }
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        {title}
        <span>{t(`resident.relations.${relation}`)}</span>
        <VerifiedBadge verifiedAt={verifiedAt} endedAt={endedAt} />
      </div>
      <span className={classes.muted}>
        {t('resident.since', { day: day(since) })}
        {endedAt === null && endsAt !== null && `, ${t('resident.until', { day: day(endsAt) })}`}
        {endedAt !== null && `, ${t('resident.endedAt', { day: day(endedAt) })}`}
        {verifiedAt !== null &&
          ` · ${t(`resident.verifiedBy.${(verifiedBy ?? 'staff') as 'staff'}`)}, ${day(verifiedAt)}`}
      </span>
      {act.fault !== undefined && (
        <p className={classes.muted} role="alert">
          {act.fault}
        </p>
      )}
      {isEditing && (
        <ChangeForm
          residency={residency}
          onClose={() => setIsEditing(false)}
          onSave={(change) => act.run(() => residents.change(companyId, id, change), t('resident.changed'))}
        />
      )}
      {may('people.write') && endedAt === null && !isEditing && (
        <Group gap={6}>
          {verifiedAt === null ? (
            <Button
              size="compact-sm"
              loading={act.isRunning}
              onClick={() => void act.run(() => residents.verify(companyId, id), t('resident.verifyDone'))}
            >
              {t('resident.verify')}
            </Button>
          ) : (
            <Button size="compact-sm" variant="subtle" onClick={() => void unverify()}>
              {t('resident.unverify')}
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" onClick={() => setIsEditing(true)}>
            {t('resident.change')}
          </Button>
          <Button size="compact-sm" variant="subtle" color="red" onClick={() => void end()}>
            {t('resident.end')}
          </Button>
        </Group>
      )}
    </li>
  )
}

interface ChangeFormProps {
  residency: Residency
  onClose: () => void
  onSave: (change: { relation: Relation; endsAt: string | null }) => Promise<boolean>
}

function ChangeForm({ residency, onClose, onSave }: ChangeFormProps) {
  const { t } = useTranslation('staff')
  const [relation, setRelation] = useState<Relation>(residency.relation)
  const [until, setUntil] = useState(residency.endsAt?.slice(0, 10) ?? '')
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        void onSave({ relation, endsAt: lastMoment(until) }).then((isDone) => isDone && onClose())
      }}
    >
      <Group grow align="end">
        <RelationSelect value={relation} onChange={setRelation} />
        <TextInput
          type="date"
          label={t('resident.endsAt')}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </Group>
      <Group gap={6}>
        <Button size="compact-sm" type="submit">
          {t('resident.save')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onClose}>
          {t('app.cancel')}
        </Button>
      </Group>
    </form>
  )
}

export function RelationSelect({ value, onChange }: { value: Relation; onChange: (relation: Relation) => void }) {
  const { t } = useTranslation('staff')
  return (
    <Select
      label={t('resident.relation')}
      value={value}
      allowDeselect={false}
      onChange={(next) => onChange((next ?? 'owner') as Relation)}
      data={relations.map((it) => ({ value: it, label: t(`resident.relations.${it}`) }))}
    />
  )
}

/** The end of a day as the browser's clock has it; null where none was chosen. */
export function lastMoment(day: string): string | null {
  return day === '' ? null : new Date(`${day}T23:59:59`).toISOString()
}

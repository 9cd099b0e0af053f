import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../shared/api/problem.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { TextField } from '../../shared/ui/text-field.tsx'
import { AddressFound } from './address-found.tsx'
import classes from './registration.module.css'
import type { AddressParts, AddressView } from './registration-api.ts'
import { Submit } from './submit.tsx'
import { SuggestField } from './suggest-field.tsx'
import { useFocusWrong } from './use-focus-wrong.ts'

interface AddressFormProps {
  known: AddressParts | null
  /** Says what was understood; nothing when it was skipped. */
  save: (parts: AddressParts | null) => Promise<AddressView | null>
  onDone: () => void
}

const none: AddressParts = { city: '', street: '', house: '', building: '', flat: '' }
const required = ['city', 'street', 'house', 'flat'] as const

/** R2: the address as people type it; then what was understood, to be confirmed or mended. */
export function AddressForm({ known, save, onDone }: AddressFormProps) {
  const { t } = useTranslation()
  const [parts, setParts] = useState<AddressParts>(known ?? none)
  const [said, setSaid] = useState<AddressView | null>(null)
  const sending = useMutation({
    mutationFn: save,
    onSuccess: (view) => (view === null ? onDone() : setSaid(view)),
  })
  const missing = missingOf(sending.error)
  const form = useFocusWrong(sending.error)
  const edit = (change: Partial<AddressParts>) => {
    sending.reset()
    setParts((before) => ({ ...before, ...change }))
  }
  const faultOf = (field: (typeof required)[number]) =>
    missing.includes(field) ? t(`register.address.missing.${field}`) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!sending.isPending) sending.mutate(parts)
  }
  if (said !== null) {
    const mend = () => {
      setParts(said.address)
      setSaid(null)
    }
    return <AddressFound said={said} onDone={onDone} onEdit={mend} />
  }
  return (
    <form ref={form} className={classes.form} onSubmit={submit} noValidate>
      <div>
        <h1>{t('register.address.title')}</h1>
        <p className={classes.lead}>{t('register.address.lead')}</p>
      </div>
      <SuggestField
        field="city"
        label={t('register.address.city')}
        note={t('register.address.cityNote')}
        value={parts.city}
        onText={(city) => edit({ city })}
        onChosen={({ city }) => edit({ city })}
        fault={faultOf('city')}
        autoFocus
      />
      <SuggestField
        field="street"
        label={t('register.address.street')}
        value={parts.street}
        city={parts.city}
        onText={(street) => edit({ street })}
        onChosen={({ city, street }) => edit({ city, street })}
        fault={faultOf('street')}
      />
      <div className={classes.pair}>
        <SuggestField
          field="house"
          label={t('register.address.house')}
          value={parts.house}
          city={parts.city}
          street={parts.street}
          onText={(house) => edit({ house })}
          onChosen={({ text: _all, ...chosen }) => edit(chosen)}
          fault={faultOf('house')}
        />
        <TextField
          label={t('register.address.flat')}
          name="flat"
          value={parts.flat}
          onText={(flat) => edit({ flat })}
          fault={faultOf('flat')}
          autoComplete="off"
        />
      </div>
      <TextField
        label={t('register.address.building')}
        note={t('register.address.optional')}
        name="building"
        value={parts.building ?? ''}
        onText={(building) => edit({ building })}
        autoComplete="off"
      />
      <Submit
        waiting={t('register.sending')}
        isPending={sending.isPending}
        fault={sending.isError && missing.length === 0 ? problemText(t, sending.error) : undefined}
      >
        {t('register.next')}
      </Submit>
      <div>
        <Button look="quiet" isWide disabled={sending.isPending} onClick={() => sending.mutate(null)}>
          {t('register.address.skip')}
        </Button>
        <p className={classes.note}>{t('register.address.skipHint')}</p>
      </div>
    </form>
  )
}

function missingOf(error: unknown): string[] {
  if (!(error instanceof ProblemError) || error.code !== 'registration.address') return []
  const fields: unknown[] = Array.isArray(error.extra.fields) ? error.extra.fields : []
  return fields.flatMap((it) => (typeof it === 'object' && it !== null && 'path' in it ? [String(it.path)] : []))
}

import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clients } from '../../shared/api/clients.ts'
import { saysSignedIn } from '../../shared/api/session-hint.ts'
import { TextField } from '../../shared/ui/text-field.tsx'
import { useCompanyHere } from '../company/use-company-here.ts'
import classes from './registration.module.css'

export interface Suggestion {
  text: string
  city: string
  street: string
  house: string
  building: string
}

interface SuggestFieldProps {
  field: 'city' | 'street' | 'house'
  label: string
  note?: string
  value: string
  /** What the fields before it say. */
  city?: string
  street?: string
  onText: (text: string) => void
  onChosen: (chosen: Suggestion) => void
  fault?: string | undefined
  autoFocus?: boolean
}

/** A field of the address that offers what the company's houses have (R2); anything else may be typed too. */
export function SuggestField({ field, value, city, street, onText, onChosen, ...input }: SuggestFieldProps) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const listId = useId()
  const company = useCompanyHere(!saysSignedIn(document.cookie))
  const asked = { company: company?.id ?? '', q: value, field, ...(city && { city }), ...(street && { street }) }
  const { data = [] } = useQuery({
    queryKey: ['address', asked],
    queryFn: async ({ signal }) =>
      (await (await clients.address.api.addresses.suggest.$get({ query: asked }, { init: { signal } })).json())
        .suggestions,
    enabled: isOpen && company != null,
    placeholderData: (before) => before,
    retry: false,
  })
  const isShown = isOpen && data.length > 0 && !(data.length === 1 && data[0]?.[field] === value)
  const choose = (chosen: Suggestion | undefined) => {
    if (chosen) onChosen(chosen)
    setIsOpen(false)
    setAt(-1)
  }
  const press = (event: KeyboardEvent) => {
    if (!isShown) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setAt((before) => (before + step + data.length) % data.length)
    } else if (event.key === 'Enter' && at >= 0) {
      event.preventDefault()
      choose(data[at])
    } else if (event.key === 'Escape') setIsOpen(false)
  }
  return (
    <div className={classes.suggest}>
      <TextField
        {...input}
        name={field}
        value={value}
        onText={(text) => {
          setIsOpen(true)
          setAt(-1)
          onText(text)
        }}
        onKeyDown={press}
        onBlur={() => choose(undefined)}
        role="combobox"
        aria-expanded={isShown}
        aria-controls={isShown ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isShown && at >= 0 ? `${listId}-${at}` : undefined}
        autoComplete="off"
        autoCapitalize={field === 'house' ? 'none' : 'words'}
        spellCheck={false}
      />
      {isShown && (
        <div
          id={listId}
          className={classes.list}
          role="listbox"
          aria-label={t('register.address.suggestions')}
          tabIndex={-1}
        >
          {data.map((it, n) => (
            <button
              key={it.text}
              type="button"
              id={`${listId}-${n}`}
              role="option"
              tabIndex={-1}
              aria-selected={n === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(it)}
            >
              {it.text}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

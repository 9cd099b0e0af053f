import { type ChangeEvent, useId, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { editPhone, formatNational } from '../../shared/phone/phone.ts'
import classes from './registration.module.css'

interface PhoneFieldProps {
  label: string
  /** National digits, without +7. */
  phone: string
  onPhone: (digits: string) => void
  fault?: string | undefined
  hint?: string | undefined
  autoFocus?: boolean
}

/** A Russian number: +7, 8, bare and dashed forms may be typed or pasted, and one is shown (R17). */
export function PhoneField({ label, phone, onPhone, fault, hint, autoFocus = false }: PhoneFieldProps) {
  const { t } = useTranslation()
  const id = useId()
  const noteId = useId()
  const input = useRef<HTMLInputElement>(null)
  const caret = useRef<number | undefined>(undefined)
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    const { value, selectionStart } = event.currentTarget
    const edit = editPhone(phone, value, selectionStart ?? value.length)
    caret.current = edit.caret
    onPhone(edit.digits)
  }
  useLayoutEffect(() => {
    if (caret.current !== undefined) input.current?.setSelectionRange(caret.current, caret.current)
    caret.current = undefined
  })
  const note = fault ?? hint
  return (
    <div>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <div className={classes.phone} data-wrong={fault !== undefined}>
        <span aria-hidden="true">+7</span>
        <input
          ref={input}
          id={id}
          type="tel"
          name="phone"
          inputMode="tel"
          autoComplete="tel"
          placeholder={t('register.phone.placeholder')}
          value={formatNational(phone)}
          onChange={change}
          aria-invalid={fault !== undefined}
          aria-describedby={note === undefined ? undefined : noteId}
          // biome-ignore lint/a11y/noAutofocus: only where it is the form's first question
          autoFocus={autoFocus}
        />
      </div>
      {note !== undefined && (
        <p id={noteId} className={fault ? classes.fault : classes.hint} role={fault ? 'alert' : undefined}>
          {note}
        </p>
      )}
    </div>
  )
}

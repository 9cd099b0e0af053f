import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './sign-in-page.module.css'

interface CodeFieldProps {
  inputRef: RefObject<HTMLInputElement | null>
  length: number
  value: string
  onChange: (digits: string) => void
  isWrong: boolean
  isBusy: boolean
  /** What the field is; four digits where nothing is said. */
  label?: string
}

/**
 * A cell per digit, drawn under one real field: a phone's keyboard offers the code of the SMS (`one-time-code`), and
 * pasting works as everywhere.
 */
export function CodeField({ inputRef, length, value, onChange, isWrong, isBusy, label }: CodeFieldProps) {
  const { t } = useTranslation()
  return (
    <div className={`${classes.cells} ${isWrong ? classes.shake : ''}`}>
      <input
        ref={inputRef}
        className={classes.code}
        type="text"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="\d*"
        aria-label={label ?? t('signIn.code')}
        aria-invalid={isWrong}
        value={value}
        readOnly={isBusy}
        onChange={(event) => onChange(event.currentTarget.value.replace(/\D/g, '').slice(0, length))}
        // biome-ignore lint/a11y/noAutofocus: the step's only field
        autoFocus
      />
      {Array.from({ length }, (_, n) => (
        <span
          key={n}
          aria-hidden="true"
          className={`${classes.cell} ${n === value.length ? classes.isNext : ''} ${isWrong ? classes.isBad : ''}`}
        >
          {value.charAt(n)}
        </span>
      ))}
    </div>
  )
}

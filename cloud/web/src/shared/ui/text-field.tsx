import { type InputHTMLAttributes, useId } from 'react'
import classes from './text-field.module.css'

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  label: string
  value: string
  onText: (text: string) => void
  /** Says what is wrong and what to do; nothing is wrong without it. */
  fault?: string | undefined
  /** Stands behind the label of a field that may stay empty. */
  note?: string
}

/** One line of text with its label above and what is wrong with it below. */
export function TextField({ label, value, onText, fault, note, ...input }: TextFieldProps) {
  const id = useId()
  const faultId = useId()
  const isWrong = fault !== undefined
  return (
    <div>
      <label className={classes.label} htmlFor={id}>
        {label} {note !== undefined && <span className={classes.note}>{note}</span>}
      </label>
      <input
        {...input}
        id={id}
        className={classes.input}
        value={value}
        onChange={(event) => onText(event.currentTarget.value)}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? faultId : undefined}
      />
      {isWrong && (
        <p id={faultId} className={classes.fault} role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}

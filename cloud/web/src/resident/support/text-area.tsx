import { useId } from 'react'
import classes from './text-area.module.css'

interface TextAreaProps {
  label: string
  name: string
  value: string
  onText: (text: string) => void
  fault?: string | undefined
  placeholder?: string
}

const longest = 4_000

/** Several lines of text, growing with what is written, and what is wrong with them below. */
export function TextArea({ label, name, value, onText, fault, placeholder }: TextAreaProps) {
  const id = useId()
  const faultId = useId()
  const isWrong = fault !== undefined
  return (
    <div>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        name={name}
        className={classes.area}
        rows={4}
        maxLength={longest}
        value={value}
        placeholder={placeholder}
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

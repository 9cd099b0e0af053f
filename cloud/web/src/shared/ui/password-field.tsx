import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './password-field.module.css'
import fieldClasses from './text-field.module.css'

interface PasswordFieldProps {
  label: string
  name: string
  value: string
  onText: (text: string) => void
  /** `new-password` lets the browser offer a strong one. */
  autoComplete: 'new-password' | 'current-password'
  fault?: string | undefined
  /** What it must be, before anything is wrong. */
  hint?: string | undefined
  autoFocus?: boolean
}

/** A password, each character a dot until the eye is pressed. */
export function PasswordField({ label, hint, fault, value, onText, ...input }: PasswordFieldProps) {
  const { t } = useTranslation()
  const [isShown, setIsShown] = useState(false)
  const id = useId()
  const noteId = useId()
  const isWrong = fault !== undefined
  const note = fault ?? hint
  return (
    <div>
      <label className={fieldClasses.label} htmlFor={id}>
        {label}
      </label>
      <div className={classes.row}>
        <input
          {...input}
          id={id}
          className={`${fieldClasses.input} ${classes.input}`}
          type={isShown ? 'text' : 'password'}
          value={value}
          onChange={(event) => onText(event.currentTarget.value)}
          spellCheck={false}
          autoCapitalize="none"
          aria-invalid={isWrong}
          aria-describedby={note === undefined ? undefined : noteId}
        />
        <button
          type="button"
          className={classes.eye}
          aria-pressed={isShown}
          aria-label={t('password.show')}
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? <IconEyeOff size={24} aria-hidden="true" /> : <IconEye size={24} aria-hidden="true" />}
        </button>
      </div>
      {note !== undefined && (
        <p id={noteId} className={isWrong ? fieldClasses.fault : classes.hint} role={isWrong ? 'alert' : undefined}>
          {note}
        </p>
      )}
    </div>
  )
}

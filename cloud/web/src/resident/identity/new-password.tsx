import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PasswordField } from '../../shared/ui/password-field.tsx'
import classes from './sign-in-page.module.css'

export interface PasswordTwice {
  password: string
  repeat: string
}

export function isSamePair({ password, repeat }: PasswordTwice): boolean {
  return password !== '' && password === repeat
}

interface NewPasswordProps {
  pair: PasswordTwice
  onPair: (pair: PasswordTwice) => void
  fault: string | undefined
  hasFocus?: boolean
}

/** A new password and its repetition; that they differ is said as soon as the second is as long as the first. */
export function NewPassword({ pair, onPair, fault, hasFocus = false }: NewPasswordProps) {
  const { t } = useTranslation()
  const { password, repeat } = pair
  const differs = repeat !== '' && repeat.length >= password.length && repeat !== password
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (fault !== undefined) fields.current?.querySelector('input')?.focus()
  }, [fault])
  return (
    <div ref={fields} className={classes.step}>
      <PasswordField
        label={t('recovery.password')}
        name="password"
        value={password}
        onText={(text) => onPair({ ...pair, password: text })}
        autoComplete="new-password"
        hint={t('recovery.hint')}
        fault={fault}
        autoFocus={hasFocus}
      />
      <PasswordField
        label={t('recovery.repeat')}
        name="repeat"
        value={repeat}
        onText={(text) => onPair({ ...pair, repeat: text })}
        autoComplete="new-password"
        fault={differs ? t('recovery.differ') : undefined}
      />
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import { PasswordField } from '../../shared/ui/password-field.tsx'
import type { Twice } from './registration-api.ts'

interface PasswordPairProps {
  value: Twice
  onChange: (value: Twice) => void
  labels: readonly [password: string, repeat: string]
  hint: string
  faults: { password?: string; repeat?: string }
  autoFocus?: boolean
}

/** A password and its repetition; that they differ is said as soon as the second is as long as the first. */
export function PasswordPair({ value, onChange, labels, hint, faults, autoFocus = false }: PasswordPairProps) {
  const { t } = useTranslation()
  const { password, repeat } = value
  const differs = repeat.length >= password.length && repeat !== '' && repeat !== password
  return (
    <>
      <PasswordField
        label={labels[0]}
        name="password"
        value={password}
        onText={(text) => onChange({ ...value, password: text })}
        autoComplete="new-password"
        hint={hint}
        fault={faults.password}
        autoFocus={autoFocus}
      />
      <PasswordField
        label={labels[1]}
        name="repeat"
        value={repeat}
        onText={(text) => onChange({ ...value, repeat: text })}
        autoComplete="new-password"
        fault={faults.repeat ?? (differs ? t('register.password.differ') : undefined)}
      />
    </>
  )
}

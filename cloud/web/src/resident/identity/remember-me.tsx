import { useTranslation } from 'react-i18next'
import classes from './remember-me.module.css'

interface RememberMeProps {
  isRemembered: boolean
  onChange: (isRemembered: boolean) => void
}

/** «Запомнить меня» (row R10). */
export function RememberMe({ isRemembered, onChange }: RememberMeProps) {
  const { t } = useTranslation()
  return (
    <label className={classes.row}>
      <input
        type="checkbox"
        name="remember"
        checked={isRemembered}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {t('signIn.remember')}
    </label>
  )
}

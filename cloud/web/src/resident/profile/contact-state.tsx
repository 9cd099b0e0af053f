import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './profile-page.module.css'

/** Whether a contact is confirmed; not by colour alone. */
export function ContactState({ isConfirmed }: { isConfirmed: boolean }) {
  const { t } = useTranslation()
  return (
    <span className={classes.state} data-confirmed={isConfirmed}>
      {isConfirmed ? (
        <IconCircleCheck size={18} aria-hidden="true" />
      ) : (
        <IconAlertCircle size={18} aria-hidden="true" />
      )}
      {t(isConfirmed ? 'contacts.confirmed' : 'contacts.unconfirmed')}
    </span>
  )
}

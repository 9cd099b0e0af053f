import { IconUrgent } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './company-contacts.module.css'

/** The number of all rescue services: free of charge, and without a SIM card. */
const rescue = '112'

/** For what no management company can help with. */
export function RescueLine() {
  const { t } = useTranslation()
  return (
    <p className={classes.rescue}>
      <IconUrgent size={24} stroke={1.8} aria-hidden="true" />
      <a href={`tel:${rescue}`}>{t('help.rescue', { number: rescue })}</a>
    </p>
  )
}

import { IconWifiOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './offline-banner.module.css'
import { useOnline } from './use-online.ts'

/** Stands on top of every page while the browser has no network. */
export function OfflineBanner() {
  const { t } = useTranslation()
  if (useOnline()) return null
  return (
    <div className={classes.banner} role="alert">
      <IconWifiOff size={20} aria-hidden="true" />
      <span>
        <span className={classes.title}>{t('offline.title')}.</span> {t('offline.hint')}
      </span>
    </div>
  )
}

import { IconWifiOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './offline-banner.module.css'
import { Spinner } from './spinner.tsx'
import { useDelayed } from './use-delayed.ts'
import { useOnline } from './use-online.ts'

const sayAfterMs = 2_500

/** Stands on top while the page hears nothing from the cloud: what it shows may be old. */
export function StaleBanner({ isStale }: { isStale: boolean }) {
  const { t } = useTranslation()
  const isOnline = useOnline()
  if (!useDelayed(isStale && isOnline, sayAfterMs)) return null
  return (
    <div className={classes.banner} role="status">
      <Spinner size={20} />
      <span>
        <span className={classes.title}>{t('offline.stale')}</span> {t('offline.staleHint')}
      </span>
    </div>
  )
}

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

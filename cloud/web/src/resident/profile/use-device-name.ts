import { useTranslation } from 'react-i18next'
import type { SessionView } from '../../shared/api/types.ts'

/** «Chrome, Android»: what a person calls the device by. */
export function useDeviceName({ browser, system }: Pick<SessionView, 'browser' | 'system'>): string {
  const { t } = useTranslation()
  // The one browser whose name people write in their own letters.
  const name = browser === 'Yandex Browser' ? t('sessions.yandex') : browser
  return [name, system].filter((word) => word !== null).join(', ') || t('sessions.unknown')
}

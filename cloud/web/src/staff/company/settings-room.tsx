import { useTranslation } from 'react-i18next'
import { Page } from '../frame/page.tsx'

export default function SettingsRoom() {
  const { t } = useTranslation('staff')
  return <Page title={t('rooms.settings')}>{null}</Page>
}

import { useTranslation } from 'react-i18next'
import { Page } from '../frame/page.tsx'

export default function StaffRoom() {
  const { t } = useTranslation('staff')
  return <Page title={t('rooms.staff')}>{null}</Page>
}

import { useTranslation } from 'react-i18next'

export default function SignInPage() {
  const { t } = useTranslation()
  return <main>{t('app.name')}</main>
}

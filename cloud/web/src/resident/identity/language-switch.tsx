import { IconLanguage } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { changeLanguage } from '../../shared/i18n/i18n.ts'
import { Button } from '../../shared/ui/button.tsx'

/** Offers the other language in that language's own name. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation()
  const other = i18n.language === 'ru' ? 'en' : 'ru'
  return (
    <Button look="quiet" lang={other} onClick={() => void changeLanguage(other)}>
      <IconLanguage size={20} aria-hidden="true" />
      {t(`settings.languages.${other}`)}
    </Button>
  )
}

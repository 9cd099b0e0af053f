import { Button } from '@mantine/core'
import { IconLanguage } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { changeLanguage } from '../../shared/i18n/i18n.ts'

/** Offers the other language in that language's own name. */
export function LanguageLink() {
  const { t, i18n } = useTranslation()
  const other = i18n.language === 'ru' ? 'en' : 'ru'
  return (
    <Button
      variant="subtle"
      lang={other}
      leftSection={<IconLanguage size={18} aria-hidden="true" />}
      onClick={() => void changeLanguage(other)}
    >
      {t(`settings.languages.${other}`)}
    </Button>
  )
}

import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import '@mantine/core/styles/FloatingIndicator.css'
import '@mantine/core/styles/SegmentedControl.css'
import '@mantine/core/styles/UnstyledButton.css'
import { changeLanguage, languages } from '../../shared/i18n/i18n.ts'
import classes from './appearance.module.css'

const schemes = ['light', 'dark', 'auto'] as const

/** Language and appearance: they take effect at once and stay on this device. */
export function Appearance() {
  const { t, i18n } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <Choice
        label={t('settings.language')}
        value={i18n.language}
        data={languages.map((value) => ({ value, label: t(`settings.languages.${value}`) }))}
        onChange={(value) => void changeLanguage(value === 'en' ? 'en' : 'ru')}
      />
      <Choice
        label={t('settings.theme')}
        value={colorScheme}
        data={schemes.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
        onChange={(value) => setColorScheme(schemes.find((scheme) => scheme === value) ?? 'auto')}
      />
    </>
  )
}

interface ChoiceProps {
  label: string
  value: string
  data: { value: string; label: string }[]
  onChange: (value: string) => void
}

function Choice({ label, ...control }: ChoiceProps) {
  return (
    <div>
      <p className={classes.label}>{label}</p>
      <SegmentedControl
        {...control}
        fullWidth
        size="md"
        radius={16}
        aria-label={label}
        classNames={{
          root: classes.choice ?? '',
          label: classes.option ?? '',
          indicator: classes.chosen ?? '',
        }}
      />
    </div>
  )
}

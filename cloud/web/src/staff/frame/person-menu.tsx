import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import {
  IconExternalLink,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSun,
  IconSunMoon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { changeLanguage } from '../../shared/i18n/i18n.ts'
import type { OwnWork } from '../api/own-work.ts'
import { useLeaveConsole } from '../identity/use-leave-console.ts'
import classes from './person-menu.module.css'

const schemes = [
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
  { value: 'auto', icon: IconSunMoon },
] as const

/** The person at the console: appearance, language, and «Выход». */
export function PersonMenu({ work, onKeys }: { work: OwnWork; onKeys?: () => void }) {
  const { t, i18n } = useTranslation('staff')
  const shared = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const leave = useLeaveConsole()
  const other = i18n.language === 'ru' ? 'en' : 'ru'
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.person} aria-label={t('frame.person', { name: work.user.name })}>
          {/* A picture made of letters: the button's name is the label (WCAG 2.2, 2.5.3). */}
          <span className={classes.initials} data-initials={initials(work.user.name)} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{work.user.name}</Menu.Label>
        {schemes.map(({ value, icon: Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={18} aria-hidden="true" />}
            role="menuitemradio"
            aria-checked={colorScheme === value}
            {...(colorScheme === value && { className: classes.chosen })}
            onClick={() => setColorScheme(value)}
          >
            {shared.t(`settings.themes.${value}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          lang={other}
          leftSection={<IconLanguage size={18} aria-hidden="true" />}
          onClick={() => void changeLanguage(other)}
        >
          {shared.t(`settings.languages.${other}`)}
        </Menu.Item>
        {onKeys && (
          <Menu.Item leftSection={<IconKeyboard size={18} aria-hidden="true" />} onClick={onKeys}>
            {t('frame.keys')}
          </Menu.Item>
        )}
        <Menu.Item component="a" href="/" leftSection={<IconExternalLink size={18} aria-hidden="true" />}>
          {t('frame.residentApp')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={18} aria-hidden="true" />} onClick={() => void leave()}>
          {t('frame.leave')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function initials(name: string): string {
  const letters = name.split(/\s+/).map(([first = '']) => first.toUpperCase())
  return letters.slice(0, 2).join('') || '·'
}

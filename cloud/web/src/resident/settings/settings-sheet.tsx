import { Drawer, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconLogout } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import '@mantine/core/styles/CloseButton.css'
import '@mantine/core/styles/Drawer.css'
import '@mantine/core/styles/FloatingIndicator.css'
import '@mantine/core/styles/ModalBase.css'
import '@mantine/core/styles/Overlay.css'
import '@mantine/core/styles/Paper.css'
import '@mantine/core/styles/SegmentedControl.css'
import '@mantine/core/styles/UnstyledButton.css'
import { api } from '../../shared/api/api.ts'
import type { UserView } from '../../shared/api/types.ts'
import { changeLanguage, languages } from '../../shared/i18n/i18n.ts'
import { Button } from '../../shared/ui/button.tsx'
import { formatPhone } from '../identity/phone.ts'
import classes from './settings-sheet.module.css'

interface SettingsSheetProps {
  isOpen: boolean
  onClose: () => void
  user: UserView | undefined
}

const schemes = ['light', 'dark', 'auto'] as const

/** Language, appearance, sign-out. From below on a phone, from the side on a desk. */
export default function SettingsSheet({ isOpen, onClose, user }: SettingsSheetProps) {
  const { t, i18n } = useTranslation()
  const isWide = useMediaQuery('(min-width: 900px)', true, { getInitialValueInEffect: false })
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position={isWide ? 'right' : 'bottom'}
      size={isWide ? 400 : 'auto'}
      title={t('settings.title')}
      closeButtonProps={{ 'aria-label': t('app.close'), size: 48, iconSize: 24, radius: 'xl' }}
      classNames={{
        content: classes.content ?? '',
        header: classes.header ?? '',
        title: classes.title ?? '',
        body: classes.body ?? '',
      }}
      overlayProps={{ backgroundOpacity: 0.45 }}
    >
      {user !== undefined && (
        <div>
          <p className={classes.name}>{user.name}</p>
          {user.phone !== null && <p className={classes.soft}>{formatPhone(user.phone)}</p>}
        </div>
      )}
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
      {user !== undefined && <SignOut />}
      <p className={classes.version}>{t('settings.version', { version: __APP_VERSION__ })}</p>
    </Drawer>
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

function SignOut() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const signOut = useMutation({
    mutationFn: api.signOut,
    onSuccess: async () => {
      await navigate({ to: '/sign-in', replace: true })
      client.clear()
    },
  })
  return (
    <div>
      <Button look="soft" isWide disabled={signOut.isPending} onClick={() => signOut.mutate()}>
        <IconLogout size={22} stroke={1.8} aria-hidden="true" />
        {t(signOut.isPending ? 'settings.signingOut' : 'settings.signOut')}
      </Button>
      {signOut.isError && (
        <p className={classes.fault} role="alert">
          {t('settings.signOutFailed')}
        </p>
      )}
    </div>
  )
}

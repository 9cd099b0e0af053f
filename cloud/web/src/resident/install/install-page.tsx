import { IconBrandAndroid, IconBrandApple, IconCircleCheck, IconDeviceDesktop, IconDownload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isInstalled, useInstallPrompt } from '../../shared/install/install-prompt.ts'
import { Button, buttonClass } from '../../shared/ui/button.tsx'
import { Logo } from '../../shared/ui/logo.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { FrameIfSignedIn } from '../frame/frame.tsx'
import { PageHeader } from '../frame/page-header.tsx'
import { guessPlatform, type Platform, platforms } from './guess-platform.ts'
import classes from './install-page.module.css'

const icons = { android: IconBrandAndroid, ios: IconBrandApple, desktop: IconDeviceDesktop } as const
const steps = {
  android: ['install.android.1', 'install.android.2', 'install.android.3'],
  ios: ['install.ios.1', 'install.ios.2', 'install.ios.3'],
  desktop: ['install.desktop.1', 'install.desktop.2', 'install.desktop.3'],
} as const

/** Helps to put the app among the others on a phone or a computer (row P7). */
export function InstallPage() {
  const { t } = useTranslation()
  const install = useInstallPrompt()
  const own = guessPlatform(navigator.userAgent, navigator.maxTouchPoints)
  return (
    <FrameIfSignedIn>
      <PageHeader title={t('install.title')} back="/profile" isNarrow />
      <main className={classes.page}>
        {isInstalled() ? (
          <Notice
            icon={<IconCircleCheck size={34} stroke={1.6} />}
            title={t('install.done')}
            hint={t('install.doneHint')}
            action={
              <Link to="/" className={buttonClass('soft')}>
                {t('app.home')}
              </Link>
            }
          />
        ) : (
          <>
            <div className={classes.lead}>
              <Logo size={72} />
              <p>{t('install.lead')}</p>
            </div>
            {install !== undefined && (
              <Button look="primary" isWide onClick={install}>
                <IconDownload size={24} stroke={1.8} aria-hidden="true" />
                {t('install.action')}
              </Button>
            )}
            {[own, ...platforms.filter((it) => it !== own)].map((platform) => (
              <Steps key={platform} platform={platform} isOpen={platform === own} />
            ))}
          </>
        )}
      </main>
    </FrameIfSignedIn>
  )
}

function Steps({ platform, isOpen }: { platform: Platform; isOpen: boolean }) {
  const { t } = useTranslation()
  const PlatformIcon = icons[platform]
  return (
    <details className={classes.card} open={isOpen}>
      <summary className={classes.summary}>
        <PlatformIcon size={26} stroke={1.6} aria-hidden="true" />
        <h2>{t(`install.${platform}.title`)}</h2>
      </summary>
      <ol className={classes.steps}>
        {steps[platform].map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
      <p className={classes.note}>{t(`install.${platform}.note`)}</p>
    </details>
  )
}

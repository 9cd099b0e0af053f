import { IconMoodSad } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button, buttonClass } from '../shared/ui/button.tsx'
import { Logo } from '../shared/ui/logo.tsx'
import { Notice } from '../shared/ui/notice.tsx'

/** An address that leads nowhere. */
export function MissingPage() {
  const { t } = useTranslation()
  return (
    <main>
      <Notice
        icon={<Logo size={72} />}
        title={t('app.notFound')}
        hint={t('app.notFoundHint')}
        action={
          <Link to="/" className={buttonClass('soft')}>
            {t('app.home')}
          </Link>
        }
      />
    </main>
  )
}

/** A fault of ours: the page says so instead of turning white. */
export function CrashedPage() {
  const { t } = useTranslation()
  return (
    <main>
      <Notice
        isFault
        icon={<IconMoodSad size={34} stroke={1.6} />}
        title={t('app.crashed')}
        hint={t('app.crashedHint')}
        action={
          <Button look="soft" onClick={() => location.reload()}>
            {t('app.reload')}
          </Button>
        }
      />
    </main>
  )
}

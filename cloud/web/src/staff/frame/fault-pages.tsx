import { Button } from '@mantine/core'
import { IconBug, IconMapOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../shared/ui/notice.tsx'

/** An address that leads nowhere, or into a company or a room that is not the person's. */
export function MissingPlace() {
  const { t } = useTranslation('staff')
  return (
    <main>
      <Notice
        icon={<IconMapOff size={34} stroke={1.6} />}
        title={t('fault.missing')}
        hint={t('fault.missingHint')}
        action={
          <Button component={Link} to="/">
            {t('fault.home')}
          </Button>
        }
      />
    </main>
  )
}

/** The page itself has broken. */
export function FaultPage() {
  const { t } = useTranslation('staff')
  return (
    <main>
      <Notice
        isFault
        icon={<IconBug size={34} stroke={1.6} />}
        title={t('fault.broken')}
        hint={t('fault.brokenHint')}
        action={<Button onClick={() => location.reload()}>{t('fault.reload')}</Button>}
      />
    </main>
  )
}

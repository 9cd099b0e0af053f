import { IconBell, IconChevronRight, IconShieldLock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { HouseholdLinks } from '../household/household-links.tsx'

/** The profile's ways to the people of one's homes, to notifications and to one's own data. */
export function PrivacyLinks({ className }: { className: string }) {
  const { t } = useTranslation()
  return (
    <>
      <HouseholdLinks className={className} />
      <Link to="/notifications/settings" className={className}>
        <IconBell size={24} stroke={1.7} aria-hidden="true" />
        {t('inbox.settings')}
        <IconChevronRight size={20} stroke={1.7} aria-hidden="true" />
      </Link>
      <Link to="/my-data" className={className}>
        <IconShieldLock size={24} stroke={1.7} aria-hidden="true" />
        {t('privacy.title')}
        <IconChevronRight size={20} stroke={1.7} aria-hidden="true" />
      </Link>
    </>
  )
}

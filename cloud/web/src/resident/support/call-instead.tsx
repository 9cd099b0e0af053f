import { IconPhoneCall } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CompanyHereView } from '../../shared/api/types.ts'
import { formatPhoneInText } from '../../shared/phone/phone.ts'
import { recallCompanies } from '../help/remembered-companies.ts'
import classes from './support-page.module.css'

/** A message is no way to stop a flood: whom to call stands above the form. */
export function CallInstead({ departments }: { departments: CompanyHereView['departments'] | undefined }) {
  const { t } = useTranslation()
  const known = departments ?? recallCompanies()?.flatMap((company) => company.departments)
  const phone = known?.find(({ isEmergency }) => isEmergency)?.phones[0]
  if (phone === undefined) return null
  return (
    <a className={classes.call} href={`tel:${phone}`}>
      <IconPhoneCall size={20} stroke={1.8} aria-hidden="true" />
      {t('support.callInstead', { phone: formatPhoneInText(phone) })}
    </a>
  )
}

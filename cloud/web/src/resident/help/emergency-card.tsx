import { IconPhoneCall } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DepartmentView } from '../../shared/api/types.ts'
import { formatPhone } from '../../shared/phone/phone.ts'
import classes from './company-contacts.module.css'
import { OpeningLine } from './opening-line.tsx'

interface CardProps {
  department: DepartmentView
  timeZone: string
  nowMs: number
}

/** Whom to call when something is broken now: one large button a number. */
export function EmergencyCard({ department, timeZone, nowMs }: CardProps) {
  const { t, i18n } = useTranslation()
  return (
    <div className={classes.emergency}>
      <div className={classes.head}>
        <h3>{department.title[i18n.language === 'en' ? 'en' : 'ru']}</h3>
        <OpeningLine hours={department.hours} timeZone={timeZone} nowMs={nowMs} />
      </div>
      <p className={classes.hint}>{t('help.emergencyHint')}</p>
      {department.phones.map((phone) => (
        <a
          key={phone}
          href={`tel:${phone}`}
          className={classes.call}
          aria-label={t('help.call', { phone: formatPhone(phone) })}
        >
          <IconPhoneCall size={26} stroke={1.9} aria-hidden="true" />
          {formatPhone(phone)}
        </a>
      ))}
    </div>
  )
}

import { IconMail, IconPhone } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DepartmentView } from '../../shared/api/types.ts'
import { formatPhone } from '../../shared/phone/phone.ts'
import classes from './company-contacts.module.css'
import { dayNames, hoursLines } from './hours-lines.ts'
import { OpeningLine } from './opening-line.tsx'

interface CardProps {
  department: DepartmentView
  timeZone: string
  nowMs: number
}

/** A department: whether somebody answers now, when they do, and the ways to reach them. */
export function DepartmentCard({ department, timeZone, nowMs }: CardProps) {
  const { i18n } = useTranslation()
  const { title, hours, phones, email } = department
  return (
    <li className={classes.department}>
      <h3>{title[i18n.language === 'en' ? 'en' : 'ru']}</h3>
      <OpeningLine hours={hours} timeZone={timeZone} nowMs={nowMs} />
      {hours !== null && <HoursTable hours={hours} />}
      <div className={classes.ways}>
        {phones.map((phone) => (
          <a key={phone} href={`tel:${phone}`} className={classes.way}>
            <IconPhone size={20} stroke={1.8} aria-hidden="true" />
            {formatPhone(phone)}
          </a>
        ))}
        {email !== null && (
          <a href={`mailto:${email}`} className={classes.way}>
            <IconMail size={20} stroke={1.8} aria-hidden="true" />
            {email}
          </a>
        )}
      </div>
    </li>
  )
}

function HoursTable({ hours }: { hours: NonNullable<DepartmentView['hours']> }) {
  const { t, i18n } = useTranslation()
  const isDaily = (days: number[]) => days.length === 7
  return (
    <dl className={classes.hours}>
      {hoursLines(hours)
        .filter(({ days, times }) => times !== null || !isDaily(days))
        .map(({ days, times }) => (
          <div key={days.join()} className={classes.hoursLine}>
            <dt>{isDaily(days) ? t('help.daily') : dayNames(days, i18n.language)}</dt>
            <dd>{times === null ? t('help.aroundTheClock') : times.map((time) => <span key={time}>{time}</span>)}</dd>
          </div>
        ))}
    </dl>
  )
}

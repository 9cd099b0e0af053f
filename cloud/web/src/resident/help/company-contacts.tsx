import { useTranslation } from 'react-i18next'
import type { CompanyView } from '../../shared/api/types.ts'
import { useNow } from '../../shared/time/use-now.ts'
import { zoneHint } from '../../shared/time/zone-hint.ts'
import { CompanyMark } from '../company/company-mark.tsx'
import classes from './company-contacts.module.css'
import { DepartmentCard } from './department-card.tsx'
import { EmergencyCard } from './emergency-card.tsx'
import { RescueLine } from './rescue-line.tsx'

const renewMs = 20_000

interface CompanyContactsProps {
  company: CompanyView
  /** Says the number of the rescue services too: once a page is enough. */
  hasRescue: boolean
}

/** A company's emergency service, then its departments. */
export function CompanyContacts({ company, hasRescue }: CompanyContactsProps) {
  const { t } = useTranslation()
  const nowMs = useNow(renewMs)
  const { timeZone, departments } = company
  const zone = zoneHint(timeZone, Intl.DateTimeFormat().resolvedOptions().timeZone, nowMs)
  const emergency = departments.filter(({ isEmergency }) => isEmergency)
  const others = departments.filter(({ isEmergency }) => !isEmergency)
  return (
    <section id={`company-${company.id}`} className={classes.company} aria-label={company.name}>
      <div className={classes.name}>
        <CompanyMark brand={company} size={32} />
        <h2>{company.name}</h2>
      </div>
      {zone !== null && <p className={classes.zone}>{t('help.zone', { zone })}</p>}
      {emergency.map((department) => (
        <EmergencyCard key={department.id} department={department} timeZone={timeZone} nowMs={nowMs} />
      ))}
      {hasRescue && <RescueLine />}
      {others.length > 0 && (
        <ul className={classes.departments} aria-label={t('help.contacts')}>
          {others.map((department) => (
            <DepartmentCard key={department.id} department={department} timeZone={timeZone} nowMs={nowMs} />
          ))}
        </ul>
      )}
    </section>
  )
}

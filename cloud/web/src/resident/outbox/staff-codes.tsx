import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { staffCodesQuery } from '../../shared/api/queries.ts'
import { formatPhone } from '../../shared/phone/phone.ts'
import classes from './outbox-page.module.css'

/** What the authenticator app of the demo's staff would show, and whose it is. */
export function StaffCodes() {
  const { t } = useTranslation()
  const { data } = useQuery(staffCodesQuery)
  if (!data || data.code === null) return null
  return (
    <details className={classes.message}>
      <summary>{t('outbox.staffTitle')}</summary>
      <p className={classes.text}>{t('outbox.staffLead')}</p>
      <p className={classes.text}>
        {t('outbox.staffPassword')} <strong>{data.password}</strong>
      </p>
      <p className={classes.text}>
        {t('outbox.staffCode')} <strong data-staff-code={data.code}>{data.code}</strong>
      </p>
      <p className={classes.text}>
        {t('outbox.staffNext')} <strong data-staff-next={data.next}>{data.next}</strong>
      </p>
      <ul>
        {data.people.map(({ name, phone, login, position }) => (
          <li key={phone}>
            <strong>{login}</strong> — {name}, {formatPhone(phone)}
            {position !== null && <>, {position}</>}
          </li>
        ))}
      </ul>
      <a href="/staff/">{t('outbox.staffOpen')}</a>
    </details>
  )
}

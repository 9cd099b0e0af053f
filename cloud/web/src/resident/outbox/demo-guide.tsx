import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { demoGuideQuery } from '../../shared/api/queries.ts'
import { formatPhone } from '../../shared/phone/phone.ts'
import classes from './outbox-page.module.css'

/** Whom to sign in as, and what to type where an account or an extract is asked for. */
export function DemoGuide() {
  const { t } = useTranslation()
  const { data } = useQuery(demoGuideQuery)
  if (!data || data.residents.length === 0) return null
  return (
    <details className={classes.message}>
      <summary>{t('outbox.guideTitle')}</summary>
      <h2 className={classes.subject}>{t('outbox.guideResidents')}</h2>
      <ul>
        {data.residents.map(({ name, phone, flat }) => (
          <li key={phone}>
            {formatPhone(phone)} — {name}, {t('outbox.flat', { flat })}
          </li>
        ))}
      </ul>
      <h2 className={classes.subject}>{t('outbox.guideAccounts')}</h2>
      <ul>
        {data.accounts.map(({ number, owner, flat }) => (
          <li key={number}>
            {number} — {owner}, {t('outbox.flat', { flat })},{' '}
            <a href={`/api/demo/extracts/${flat}`} download>
              {t('outbox.extract')}
            </a>
          </li>
        ))}
      </ul>
      <p className={classes.text}>{t('outbox.guideExtracts')}</p>
    </details>
  )
}

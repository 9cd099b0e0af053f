import { useTranslation } from 'react-i18next'
import chat from '../request/staff-chat.module.css'
import { AgreementMark } from './agreement-mark.tsx'
import classes from './comparison-table.module.css'
import { comparedFields, type OrderView } from './verification-queries.ts'

/** What was entered beside what was found, field by field (V5). */
export function ComparisonTable({ order }: { order: OrderView }) {
  const { t, i18n } = useTranslation('staff')
  // As the extract has it: a day, of no zone.
  const day = (text: string) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text)
      ? new Date(`${text}T00:00:00Z`).toLocaleDateString(i18n.language, { timeZone: 'UTC' })
      : text || '—'
  const { extract, comparison } = order
  return (
    <section aria-labelledby="comparison">
      <h2 id="comparison">{t('verification.comparison')}</h2>
      <p className={chat.soft}>
        {extract === null
          ? t('verification.byEye')
          : t('verification.extractOf', { number: extract.number || '—', date: day(extract.date) })}
      </p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('verification.field')}</th>
            <th scope="col">{t('verification.entered')}</th>
            <th scope="col">{t('verification.found')}</th>
            <th scope="col">{t('verification.match')}</th>
          </tr>
        </thead>
        <tbody>
          {comparedFields.map((field) => {
            const { agreement, entered, found } = comparison[field]
            return (
              <tr key={field} data-field={field}>
                <th scope="row">{t(`verification.fields.${field}`)}</th>
                <td data-title={t('verification.entered')}>{entered || '—'}</td>
                <td data-title={t('verification.found')}>{found || '—'}</td>
                <td>
                  <AgreementMark agreement={agreement} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

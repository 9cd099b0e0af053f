import { useTranslation } from 'react-i18next'
import { formatPhone } from '../../shared/phone/phone.ts'
import { fullTime } from '../../shared/time/relative-time.ts'
import { useWorkplace } from '../frame/workplace.ts'
import facts from '../request/staff-chat.module.css'
import type { OrderView } from './verification-queries.ts'

/** Who asks, for which flat, and where it stands. */
export function FormFacts({ order }: { order: OrderView }) {
  const { t, i18n } = useTranslation('staff')
  const { timeZone } = useWorkplace()
  const time = (at: string) => fullTime(Date.parse(at), i18n.language, timeZone)
  const { resident } = order
  const who = [
    resident.name,
    resident.relation && t(`verification.relations.${resident.relation}`),
    resident.phone && formatPhone(resident.phone),
  ]
  const rows: [string, string | null][] = [
    [t('verification.resident'), who.filter(Boolean).join(', ')],
    [t('verification.address'), order.address],
    [t('verification.owner'), order.ownerName],
    [t('verification.email'), order.email],
    [t('verification.key'), t(order.isFree ? 'verification.free' : 'verification.paid')],
    [t('verification.state'), t(`verification.checks.${order.check}`)],
    [t('verification.reason'), order.reason],
    [
      t('verification.decidedAt'),
      order.decidedAt && [time(order.decidedAt), order.decidedByName].filter(Boolean).join(', '),
    ],
    [t('verification.readyAt'), order.readyAt && time(order.readyAt)],
    [t('verification.handedOverAt'), order.handedOverAt && time(order.handedOverAt)],
  ]
  return (
    <section aria-labelledby="form-facts">
      <h2 id="form-facts">{t('verification.form')}</h2>
      <dl className={facts.facts}>
        {rows.map(([name, value]) =>
          value ? (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  )
}

import { useTranslation } from 'react-i18next'
import { Mark } from './mark.tsx'
import type { RequestStatus } from './request-queries.ts'

const tones = {
  new: 'wait',
  'in-work': 'brand',
  'awaiting-payment': 'wait',
  ready: 'good',
  done: 'good',
  refused: 'bad',
  closed: 'soft',
} as const satisfies Record<RequestStatus, string>

/** Where a request stands. */
export function RequestBadge({ status }: { status: RequestStatus }) {
  const { t } = useTranslation('staff')
  return <Mark tone={tones[status]}>{t(`request.statuses.${status}`)}</Mark>
}

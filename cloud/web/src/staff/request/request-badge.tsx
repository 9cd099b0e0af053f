import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RequestStatus } from './request-queries.ts'

const colours: Record<RequestStatus, string> = {
  new: 'orange',
  'in-work': 'blue',
  'awaiting-payment': 'yellow',
  ready: 'teal',
  done: 'green',
  refused: 'red',
  closed: 'gray',
}

/** Where a request stands. */
export function RequestBadge({ status }: { status: RequestStatus }) {
  const { t } = useTranslation('staff')
  return (
    <Badge color={colours[status]} variant="light" autoContrast tt="none">
      {t(`request.statuses.${status}`)}
    </Badge>
  )
}

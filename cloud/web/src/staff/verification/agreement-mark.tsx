import { IconAlertTriangle, IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Mark, Sign } from '../request/mark.tsx'
import type { Agreement } from './verification-queries.ts'

const looks = {
  exact: { tone: 'good', icon: <IconCheck size={14} aria-hidden="true" /> },
  similar: { tone: 'wait', icon: <IconAlertTriangle size={14} aria-hidden="true" /> },
  differs: { tone: 'bad', icon: <IconX size={14} aria-hidden="true" /> },
  missing: { tone: 'soft', icon: <IconQuestionMark size={14} aria-hidden="true" /> },
} as const

/** How one field agrees: in words on the form, as a sign in the list. */
export function AgreementMark({ agreement, field }: { agreement: Agreement; field?: string }) {
  const { t } = useTranslation('staff')
  const look = looks[agreement]
  const words = t(`verification.agreements.${agreement}`)
  return field === undefined ? <Mark {...look}>{words}</Mark> : <Sign {...look} name={`${field}: ${words}`} />
}

import { Badge, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Agreement } from './verification-queries.ts'

const looks = {
  exact: { colour: 'green', icon: IconCheck },
  similar: { colour: 'yellow', icon: IconAlertTriangle },
  differs: { colour: 'red', icon: IconX },
  missing: { colour: 'gray', icon: IconQuestionMark },
} as const

/** How one field agrees: in words on the form, as a sign in the list. */
export function AgreementMark({ agreement, field }: { agreement: Agreement; field?: string }) {
  const { t } = useTranslation('staff')
  const { colour, icon: MarkIcon } = looks[agreement]
  const words = t(`verification.agreements.${agreement}`)
  if (field === undefined) {
    return (
      <Badge
        color={colour}
        variant="light"
        autoContrast
        tt="none"
        leftSection={<MarkIcon size={14} aria-hidden="true" />}
      >
        {words}
      </Badge>
    )
  }
  const whole = `${field}: ${words}`
  return (
    <Tooltip label={whole}>
      <Badge color={colour} variant="light" circle size="lg" role="img" aria-label={whole}>
        <MarkIcon size={14} aria-hidden="true" />
      </Badge>
    </Tooltip>
  )
}

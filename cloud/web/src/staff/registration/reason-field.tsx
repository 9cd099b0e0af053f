import { Button, Group, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './applications-room.module.css'

interface ReasonFieldProps {
  value: string
  onChange: (reason: string) => void
}

/** Why an application is refused: in one's own words, or in those that are needed most. */
export function ReasonField({ value, onChange }: ReasonFieldProps) {
  const { t } = useTranslation('staff')
  const reasons = (['account', 'name', 'closed'] as const).map((it) => t(`application.reasons.${it}`))
  return (
    <>
      <Textarea
        label={t('application.reason')}
        description={t('application.reasonHint')}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        maxLength={500}
        autosize
        minRows={2}
        autoFocus
        data-autofocus
      />
      <Group gap={6}>
        {reasons.map((it) => (
          <Button
            key={it}
            size="compact-sm"
            variant="default"
            classNames={{ root: classes.reason ?? '', label: classes.reasonText ?? '' }}
            onClick={() => onChange(it)}
          >
            {it}
          </Button>
        ))}
      </Group>
    </>
  )
}

/** What the cloud takes for a reason. */
export function isReason(text: string): boolean {
  return text.trim().length >= 3
}

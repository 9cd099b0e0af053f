import { ActionIcon, Button, Chip, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './settings.module.css'
import type { Department } from './settings-query.ts'

type Hours = NonNullable<Department['hours']>

const week = [1, 2, 3, 4, 5, 6, 7]
const workDays = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }
const always = { days: week, from: '00:00', to: '24:00' }
/** A Monday. */
const monday = Date.UTC(2024, 0, 1)
const dayMs = 86_400_000

/** When somebody answers: spans of days and hours. */
export function HoursFields({ hours, onChange }: { hours: Hours; onChange: (hours: Hours) => void }) {
  const { t, i18n } = useTranslation('staff')
  const named = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' })
  const replace = (at: number, ...by: Hours) => onChange(hours.toSpliced(at, 1, ...by))
  return (
    <div className={classes.ways}>
      {hours.map((span, at) => (
        // Spans have no name of their own: their place is what they are known by.
        <fieldset key={at} className={classes.span} style={{ border: 0, margin: 0, padding: 0 }}>
          <legend style={{ padding: 0 }}>{t('departments.span', { n: at + 1 })}</legend>
          <Chip.Group
            multiple
            value={span.days.map(String)}
            onChange={(days) => {
              if (days.length > 0) replace(at, { ...span, days: week.filter((day) => days.includes(String(day))) })
            }}
          >
            <div className={classes.days}>
              {week.map((day) => (
                <Chip key={day} value={String(day)} size="xs">
                  {named.format(monday + (day - 1) * dayMs)}
                </Chip>
              ))}
            </div>
          </Chip.Group>
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              className={classes.time ?? ''}
              size="xs"
              aria-label={t(`departments.${end}`)}
              inputMode="numeric"
              maxLength={5}
              value={span[end]}
              onChange={(event) => replace(at, { ...span, [end]: event.currentTarget.value })}
            />
          ))}
          <ActionIcon
            variant="subtle"
            aria-label={t('departments.removeSpan', { n: at + 1 })}
            onClick={() => replace(at)}
          >
            <IconX size={16} aria-hidden="true" />
          </ActionIcon>
        </fieldset>
      ))}
      <div className={classes.span}>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => onChange([...hours, workDays])}
        >
          {t('departments.addSpan')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={() => onChange([always])}>
          {t('departments.always')}
        </Button>
      </div>
    </div>
  )
}

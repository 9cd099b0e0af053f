import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './bulk-bar.module.css'
import type { BulkAction } from './column.ts'

interface BulkBarProps<Row> {
  rows: Row[]
  actions: readonly BulkAction<Row>[]
  onClear: () => void
}

/** How many rows are chosen, and what can be done with them at once. */
export function BulkBar<Row>({ rows, actions, onClear }: BulkBarProps<Row>) {
  const { t } = useTranslation('staff')
  const [running, setRunning] = useState<string | null>(null)
  const run = async (action: BulkAction<Row>) => {
    setRunning(action.label)
    try {
      await action.run(rows)
    } finally {
      setRunning(null)
    }
  }
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('list.bulk')}>
      <span className={classes.count} aria-live="polite">
        {t('list.chosen', { count: rows.length })}
      </span>
      {actions.map((action) => (
        <Button
          key={action.label}
          size="compact-sm"
          variant={action.isDangerous ? 'light' : 'filled'}
          {...(action.isDangerous && { color: 'red' })}
          disabled={action.isPossible?.(rows) === false}
          loading={running === action.label}
          onClick={() => void run(action)}
        >
          {action.label}
        </Button>
      ))}
      <Button size="compact-sm" variant="subtle" onClick={onClear}>
        {t('list.clear')}
      </Button>
    </div>
  )
}

import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Act } from '../frame/use-act.ts'
import { useNoted, useUnsaved } from '../frame/use-unsaved.ts'
import classes from './settings.module.css'
import type { Settings } from './settings-query.ts'

export interface SettingsFormProps {
  settings: Settings
  onSaved: () => Promise<void>
}

interface FormShellProps {
  act: Act<[]>
  /** All that is filled in: whether something is yet to be saved is seen by it. */
  value: unknown
  onSaved: () => Promise<void>
  children: ReactNode
}

/** One part of the settings, saved as a whole. */
export function FormShell({ act, value, onSaved, children }: FormShellProps) {
  const { t } = useTranslation('staff')
  const written = JSON.stringify(value)
  const [kept, setKept] = useState(written)
  useNoted(useUnsaved(), written !== kept)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await act.run())) return
    setKept(written)
    await onSaved()
  }
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      {children}
      {act.fault !== undefined && (
        <p className={classes.fault} role="alert">
          {act.fault}
        </p>
      )}
      <Button type="submit" className={classes.save ?? ''} loading={act.isRunning}>
        {t('staff.save')}
      </Button>
    </form>
  )
}

import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/button.tsx'
import classes from './registration.module.css'
import type { StateView } from './registration-api.ts'
import { Shell } from './shell.tsx'
import { useArrival } from './use-step.ts'

/** R4 is over: the session is there, the e-mail waits for its letter. */
export function Done({ email, state }: { email: string; state: StateView }) {
  const { t } = useTranslation()
  const arrival = useArrival()
  return (
    <Shell>
      <div className={classes.form}>
        <IconCircleCheck size={40} aria-hidden="true" />
        <h1>{t('register.done.title')}</h1>
        <p className={classes.lead} role="status">
          {t('register.done.email', { email })}
        </p>
        <Button look="primary" isWide autoFocus onClick={() => void arrival(state)}>
          {t('register.done.open')}
        </Button>
      </div>
    </Shell>
  )
}

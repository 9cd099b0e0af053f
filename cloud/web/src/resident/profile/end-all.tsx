import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/api.ts'
import { sessionsQuery } from '../../shared/api/queries.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { useLeave } from '../settings/use-leave.ts'
import classes from './session-list.module.css'

/** «Выйти на всех устройствах»: all but this one, or this one too. */
export function EndAll() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const leave = useLeave()
  const [isAsking, setIsAsking] = useState(false)
  const end = useMutation({
    mutationFn: (keepsCurrent: boolean) => api.endAllSessions(keepsCurrent),
    onSuccess: async (_ended, keepsCurrent) => {
      if (!keepsCurrent) return await leave()
      setIsAsking(false)
      await client.invalidateQueries({ queryKey: sessionsQuery.queryKey })
    },
  })
  if (!isAsking) {
    return (
      <Button look="quiet" isWide onClick={() => setIsAsking(true)}>
        {t('sessions.endAll')}
      </Button>
    )
  }
  return (
    <fieldset className={classes.choice} disabled={end.isPending}>
      <legend className={classes.name}>{t('sessions.endAllTitle')}</legend>
      <p>{t('sessions.endAllHint')}</p>
      <Button look="soft" isWide onClick={() => end.mutate(true)}>
        {t('sessions.allButThis')}
      </Button>
      <Button look="soft" isWide className={classes.danger} onClick={() => end.mutate(false)}>
        {t('sessions.allAndThis')}
      </Button>
      <Button look="quiet" isWide onClick={() => setIsAsking(false)}>
        {t('app.cancel')}
      </Button>
      {end.isError && (
        <p className={classes.fault} role="alert">
          {problemText(t, end.error)}
        </p>
      )}
    </fieldset>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HomeView } from '../../shared/api/types.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import classes from './household.module.css'
import { removeMember } from './queries.ts'

/** Family and tenants leave by themselves. */
export function LeaveHome({ home }: { home: HomeView }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [isAsking, setIsAsking] = useState(false)
  const leave = useMutation({
    mutationFn: () => removeMember(home.premisesId, home.residencyId),
    onSuccess: () => client.invalidateQueries(),
  })
  if (!isAsking) {
    return (
      <Button look="quiet" isWide onClick={() => setIsAsking(true)}>
        {t('household.leave')}
      </Button>
    )
  }
  return (
    <section className={classes.asking} aria-label={t('household.leaveTitle')}>
      <b>{t('household.leaveTitle')}</b>
      <p className={classes.soft}>
        {home.address}, {home.number}
      </p>
      <p>{t('household.leaveHint')}</p>
      <div className={classes.buttons}>
        <Button look="soft" className={classes.danger} disabled={leave.isPending} onClick={() => leave.mutate()}>
          {t('household.doLeave')}
        </Button>
        <Button look="quiet" onClick={() => setIsAsking(false)}>
          {t('app.cancel')}
        </Button>
      </div>
      {leave.isError && (
        <p className={classes.fault} role="alert">
          {problemText(t, leave.error)}
        </p>
      )}
    </section>
  )
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button, buttonClass } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import classes from './privacy.module.css'
import { cancelErasure, erasureQuery } from './queries.ts'

/**
 * «Удалить аккаунт» (P3): planned, it stands on top and can be called off; else it is the last thing on the page.
 * @param isWay the card at the end, which leads to the page of it
 */
export function ErasureCard({ isWay = false }: { isWay?: boolean }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const { data } = useQuery(erasureQuery)
  const cancel = useMutation({
    mutationFn: cancelErasure,
    onSettled: () => client.invalidateQueries({ queryKey: erasureQuery.queryKey }),
  })
  const dueAt = data?.dueAt ?? null
  if (isWay) {
    if (data === undefined || dueAt !== null) return null
    return (
      <section className={classes.card} aria-label={t('privacy.erasure.title')}>
        <h2>{t('privacy.erasure.title')}</h2>
        <p className={classes.soft}>{t('privacy.erasure.hint', { days: data.graceDays })}</p>
        <Link to="/my-data/delete" className={buttonClass('soft', true, classes.danger)}>
          {t('privacy.erasure.open')}
        </Link>
      </section>
    )
  }
  if (dueAt === null) return null
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(Date.parse(dueAt))
  return (
    <section className={`${classes.card} ${classes.planned}`} aria-label={t('privacy.erasure.title')}>
      <h2>{t('privacy.erasure.planned', { date })}</h2>
      <p>{t('privacy.erasure.plannedHint')}</p>
      <Button look="primary" isWide disabled={cancel.isPending} onClick={() => cancel.mutate()}>
        {t('privacy.erasure.cancel')}
      </Button>
      {cancel.isError && (
        <p className={classes.fault} role="alert">
          {problemText(t, cancel.error)}
        </p>
      )}
    </section>
  )
}

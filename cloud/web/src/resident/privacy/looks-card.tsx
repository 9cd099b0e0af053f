import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { relativeTime } from '../../shared/time/relative-time.ts'
import { useNow } from '../../shared/time/use-now.ts'
import { Button } from '../../shared/ui/button.tsx'
import { SkeletonLines } from '../entrance/skeleton-lines.tsx'
import { CardFault } from './card-fault.tsx'
import classes from './privacy.module.css'
import { looksQuery } from './queries.ts'

const minuteMs = 60_000

/** Who of staff looked at the person's data, and when. */
export function LooksCard() {
  const { t, i18n } = useTranslation()
  const nowMs = useNow(minuteMs)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(looksQuery)
  const looks = data?.pages.flatMap((page) => page.looks) ?? []
  return (
    <section className={classes.card} aria-label={t('privacy.looks.title')}>
      <h2>{t('privacy.looks.title')}</h2>
      <p className={classes.soft}>{t('privacy.looks.hint')}</p>
      {data === undefined && error === null && <SkeletonLines count={3} />}
      {data === undefined && error !== null && <CardFault error={error} onRetry={() => void refetch()} />}
      {data !== undefined && looks.length === 0 && <p>{t('privacy.looks.none')}</p>}
      {looks.length > 0 && (
        <ul className={classes.list}>
          {looks.map(({ id, at, kind, action, who }) => (
            <li key={id}>
              <span className={classes.words}>
                <span className={classes.name}>{who ?? t('privacy.looks.platform')}</span>
                <span className={classes.soft}>
                  {/* An act that this app has no words for is a look, or an act. */}
                  {t([`privacy.looks.actions.${action}`, `privacy.looks.${kind}`] as unknown as 'privacy.looks.look')}
                  {', '}
                  <time dateTime={at}>{relativeTime(Date.parse(at), nowMs, i18n.language)}</time>
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button look="quiet" isWide disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('privacy.looks.more')}
        </Button>
      )}
    </section>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { saysSignedIn } from '../../shared/api/session-hint.ts'
import { LoadFault } from '../../shared/ui/load-fault.tsx'
import { useCompanyHere } from '../company/use-company-here.ts'
import { SkeletonLines } from '../entrance/skeleton-lines.tsx'
import { FrameIfSignedIn } from '../frame/frame.tsx'
import { PageHeader } from '../frame/page-header.tsx'
import classes from './privacy.module.css'
import { documentQuery } from './queries.ts'

/** The privacy policy: open to everybody, since it is read before anybody agrees to it. */
export function PrivacyPolicyPage() {
  const which = useSearch({ from: '/privacy' })
  return <Reading purpose="privacy-policy" which={which} />
}

/** A document that people are asked to agree to. */
export function DocumentPage() {
  const { purpose } = useParams({ from: '/documents/$purpose' })
  const which = useSearch({ from: '/documents/$purpose' })
  return <Reading purpose={purpose} which={which} />
}

interface ReadingProps {
  purpose: string
  which: { company?: string; version?: string }
}

function Reading({ purpose, which }: ReadingProps) {
  const { t, i18n } = useTranslation()
  const here = useCompanyHere()
  const company = which.company ?? here?.id
  const language = i18n.language === 'en' ? 'en' : 'ru'
  const { data, error, refetch } = useQuery(
    documentQuery(purpose, language, { ...which, ...(company !== undefined && { company }) }),
  )
  const isSignedIn = saysSignedIn(document.cookie)
  return (
    <FrameIfSignedIn>
      <div className={isSignedIn ? undefined : classes.reading}>
        <PageHeader
          title={t(purpose === 'privacy-policy' ? 'privacy.policyLink' : 'privacy.consents.title')}
          back={isSignedIn ? '/my-data' : '/sign-in'}
          isNarrow
        />
        <main className={classes.page}>
          {data !== undefined && (
            <article className={classes.document}>
              <h2>{data.title}</h2>
              <p className={classes.soft}>
                {t('privacy.version', { date: dateOf(data.version, language) })}
                {!data.isCurrent && ` ${t('privacy.oldVersion')}`}
              </p>
              {data.sections.map(({ heading, paragraphs }) => (
                <section key={heading}>
                  <h3>{heading}</h3>
                  {paragraphs.map((it) => (
                    <p key={it}>{it}</p>
                  ))}
                </section>
              ))}
            </article>
          )}
          {data === undefined && error === null && (
            <div className={classes.card} aria-busy="true" role="status" aria-label={t('app.loading')}>
              <SkeletonLines count={8} />
            </div>
          )}
          {data === undefined && error !== null && (
            <div className={classes.card}>
              <LoadFault title={t('privacy.documentFailed')} error={error} onRetry={() => void refetch()} />
            </div>
          )}
        </main>
      </div>
    </FrameIfSignedIn>
  )
}

function dateOf(day: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  return format.format(Date.parse(day))
}

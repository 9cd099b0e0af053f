import { IconBuildingCommunity } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { companyHereQuery } from '../../shared/api/queries.ts'
import { saysSignedIn } from '../../shared/api/session-hint.ts'
import { buttonClass } from '../../shared/ui/button.tsx'
import { LoadFault } from '../../shared/ui/load-fault.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { rememberSlug } from './here.ts'

/** A company's own address (P4): from here on this browser is its. Leads on to the sign-in, or home. */
export function CompanyPage() {
  const { t } = useTranslation()
  const { slug } = useParams({ from: '/c/$slug' })
  const { data, error, refetch } = useQuery(companyHereQuery(slug.toLowerCase()))
  const found = data?.company?.slug === slug.toLowerCase() ? data.company : undefined
  useEffect(() => {
    if (found) rememberSlug(found.slug)
  }, [found])
  if (found) return <Navigate to={saysSignedIn(document.cookie) ? '/' : '/sign-in'} replace />
  if (data !== undefined) {
    return (
      <main>
        <Notice
          icon={<IconBuildingCommunity size={34} stroke={1.6} />}
          title={t('company.unknown')}
          hint={t('company.unknownHint')}
          action={
            <Link to="/sign-in" className={buttonClass('soft')}>
              {t('company.toSignIn')}
            </Link>
          }
        />
      </main>
    )
  }
  return (
    <main aria-busy={error === null}>
      {error === null ? (
        <Notice icon={<Spinner size={30} />} title={t('app.loading')} hint="" />
      ) : (
        <LoadFault title={t('company.failed')} error={error} onRetry={() => void refetch()} />
      )}
    </main>
  )
}

import { IconAddressBook, IconLogin2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../shared/api/problem.ts'
import { companiesQuery } from '../../shared/api/queries.ts'
import { buttonClass } from '../../shared/ui/button.tsx'
import { LoadFault } from '../../shared/ui/load-fault.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { useCompanyHere } from '../company/use-company-here.ts'
import { FrameIfSignedIn } from '../frame/frame.tsx'
import { PageHeader } from '../frame/page-header.tsx'
import { Answers } from './answers.tsx'
import { CompanyContacts } from './company-contacts.tsx'
import { ContactsSkeleton } from './contacts-skeleton.tsx'
import classes from './help-page.module.css'
import { recallCompanies, rememberCompanies } from './remembered-companies.ts'
import { RescueLine } from './rescue-line.tsx'

/** Whom to call, and what to try first (row P6). Open to everybody; a company's contacts are for its residents. */
export function HelpPage() {
  const { t } = useTranslation()
  return (
    <FrameIfSignedIn>
      <PageHeader title={t('help.title')} />
      <main className={classes.main}>
        <div id="emergency" className={classes.contacts}>
          <Contacts />
        </div>
        <Answers />
      </main>
    </FrameIfSignedIn>
  )
}

function Contacts() {
  const { t } = useTranslation()
  // The number to call is wanted most when the network is away.
  const { data, error, refetch } = useQuery({
    ...companiesQuery,
    initialData: recallCompanies,
    initialDataUpdatedAt: 0,
  })
  const isSignedOut = error instanceof ProblemError && error.status === 401
  useEffect(() => {
    if (isSignedOut) rememberCompanies(null)
    else if (data !== undefined) rememberCompanies(data)
  }, [data, isSignedOut])
  if (isSignedOut) return <StrangersContacts />
  if (data === undefined && error === null) return <ContactsSkeleton />
  if (data === undefined) {
    return (
      <Instead>
        <LoadFault title={t('help.failed')} error={error} onRetry={() => void refetch()} />
      </Instead>
    )
  }
  if (data.every(({ departments }) => departments.length === 0)) {
    return (
      <Instead>
        <Notice icon={<IconAddressBook size={32} stroke={1.6} />} title={t('help.none')} hint={t('help.noneHint')} />
      </Instead>
    )
  }
  return (
    <>
      {data.length > 1 && (
        <nav className={classes.chips} aria-label={t('help.companies')}>
          {data.map(({ id, shortName }) => (
            <a key={id} href={`#company-${id}`} className={buttonClass('soft')}>
              {shortName}
            </a>
          ))}
        </nav>
      )}
      {data.map((company, n) => (
        <CompanyContacts key={company.id} company={company} hasRescue={n === 0} />
      ))}
    </>
  )
}

/** Before the sign-in: the contacts of the company to whose address somebody has come (P4), where it is one's. */
function StrangersContacts() {
  const { t } = useTranslation()
  const here = useCompanyHere()
  if (here === undefined) return <ContactsSkeleton />
  if (here !== null && here.departments.length > 0) return <CompanyContacts company={here} hasRescue />
  return (
    <Instead>
      <Notice
        icon={<IconLogin2 size={32} stroke={1.6} />}
        title={t('help.signedOut')}
        hint={t('help.signedOutHint')}
        action={
          <Link to="/sign-in" className={buttonClass('soft')}>
            {t('help.signIn')}
          </Link>
        }
      />
    </Instead>
  )
}

/** Where there are no contacts to show: the number that serves everywhere, and what to do. */
function Instead({ children }: { children: ReactNode }) {
  return (
    <>
      <RescueLine />
      <div className={classes.card}>{children}</div>
    </>
  )
}

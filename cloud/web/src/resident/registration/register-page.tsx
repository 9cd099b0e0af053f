import { IconBuildingCommunity, IconCloudOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/button.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { useCompanyHere } from '../company/use-company-here.ts'
import classes from './registration.module.css'
import { registrationApi, registrationKey } from './registration-api.ts'
import { Shell } from './shell.tsx'

/** The ways that the company offers; with one of them there is nothing to choose. */
export function RegisterPage() {
  const { t } = useTranslation()
  const company = useCompanyHere()
  const { data, error, refetch } = useQuery({
    queryKey: registrationKey,
    queryFn: ({ signal }) => registrationApi.current(signal),
  })
  const begun = data?.registration
  const ways = company?.registrationWays ?? []
  const [only, second] = ways
  if (data && !begun && only !== undefined && second === undefined) {
    return <Navigate to="/register/$way" params={{ way: only }} replace />
  }
  return (
    <Shell>
      {error && (
        <Notice
          isFault
          icon={<IconCloudOff size={34} stroke={1.6} />}
          title={t('problem.unknown')}
          hint={problemText(t, error)}
          action={
            <Button look="soft" onClick={() => void refetch()}>
              {t('app.retry')}
            </Button>
          }
        />
      )}
      {(company === null || (company && ways.length === 0)) && (
        <Notice
          icon={<IconBuildingCommunity size={34} stroke={1.6} />}
          title={t(company === null ? 'register.nowhere' : 'register.closed')}
          hint={t(company === null ? 'register.nowhereHint' : 'register.closedHint')}
        />
      )}
      {company && ways.length > 0 && (
        <div className={classes.form}>
          <div>
            <h1>{t('register.title')}</h1>
            <p className={classes.lead}>{t('register.choose')}</p>
          </div>
          <ul className={classes.cards}>
            {begun && (
              <li>
                <Link to="/register/$way" params={{ way: begun.way }} className={classes.card}>
                  <b>{t('register.continue')}</b>
                  <span>{`${t(`register.ways.${begun.way}.title`)}. ${t('register.continueHint')}`}</span>
                </Link>
              </li>
            )}
            {ways.map((way) => (
              <li key={way}>
                <Link to="/register/$way" params={{ way }} className={classes.card}>
                  <b>{t(`register.ways.${way}.title`)}</b>
                  <span>{t(`register.ways.${way}.hint`)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Shell>
  )
}

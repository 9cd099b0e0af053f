import { Skeleton } from '@mantine/core'
import { IconBell, IconMessage2Question } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { companyHereQuery } from '../../shared/api/queries.ts'
import type { BrandView, MeView } from '../../shared/api/types.ts'
import { CompanyMark } from '../company/company-mark.tsx'
import { recallSlug } from '../company/here.ts'
import { useBrand } from '../company/use-brand.ts'
import { chooseEntrance } from '../entrance/last-entrance.ts'
import classes from './top-bar.module.css'
import { UnreadMark } from './unread-mark.tsx'

interface TopBarProps {
  me: MeView | undefined
  isHome: boolean
  currentId: string | undefined
}

/** Company and support; on a wide screen the sections besides (S4 4.1). */
export function TopBar({ me, isHome, currentId }: TopBarProps) {
  const { t } = useTranslation()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const own = me && brandOf(me, currentId)
  // Who has no home yet came to somebody's address all the same (P4).
  const here = useQuery({ ...companyHereQuery(recallSlug()), enabled: own === null })
  const brand = useBrand(own === null && !here.isError ? here.data?.company : own)
  return (
    <header className={classes.bar} data-home={isHome}>
      <CompanyMark brand={brand} size={40} />
      <div className={classes.names}>
        <span className={classes.company}>
          {brand?.name ?? (me === undefined ? <Skeleton width={140} height={18} radius="sm" /> : t('app.name'))}
        </span>
        <SupportLink path={path} />
      </div>
      <nav className={classes.sections} aria-label={t('frame.sections')}>
        <Link to="/" activeOptions={{ exact: true }}>
          {t('frame.desk')}
        </Link>
        <Link to="/requests">
          {t('frame.service')}
          <UnreadMark of="requests" />
        </Link>
        <Link to="/notifications" title={t('frame.section.inbox')}>
          <IconBell size={24} stroke={1.7} aria-hidden="true" />
          <span className={classes.spoken}>{t('frame.section.inbox')}</span>
          <UnreadMark of="inbox" />
        </Link>
        <Link to="/help" hash="" activeOptions={{ includeHash: true }}>
          {t('frame.help')}
        </Link>
        <Link to="/help" hash="emergency" activeOptions={{ includeHash: true }}>
          {t('frame.contacts')}
        </Link>
        <Link to="/profile">{t('frame.profiles')}</Link>
      </nav>
    </header>
  )
}

/** «Написать в тех.поддержку»: says where the person was, so that nobody has to. */
function SupportLink({ path }: { path: string }) {
  const { t } = useTranslation()
  return (
    <Link to="/support" search={path === '/' ? {} : { from: path }} className={classes.support}>
      <IconMessage2Question size={20} stroke={1.8} aria-hidden="true" />
      {t('frame.support')}
    </Link>
  )
}

/** Whose app it is: the entrance's that is on screen, else the first home's; null: of no company yet. */
function brandOf(me: MeView, currentId: string | undefined): BrandView | null {
  const entrance = me.entrances.find(({ id }) => id === currentId) ?? chooseEntrance(me.entrances)
  return entrance?.company ?? me.companies[0] ?? null
}

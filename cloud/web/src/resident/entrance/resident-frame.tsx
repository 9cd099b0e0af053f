import { Skeleton } from '@mantine/core'
import { IconLifebuoy, IconUserCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeView } from '../../shared/api/types.ts'
import { buttonClass } from '../../shared/ui/button.tsx'
import { CompanyMark } from '../company/company-mark.tsx'
import { useBrand } from '../company/use-brand.ts'
import { SignedIn } from '../frame/signed-in.tsx'
import { EntranceSkeleton } from './entrance-skeleton.tsx'
import { EntranceSwitcher, SwitcherSkeleton } from './entrance-switcher.tsx'
import { hadSeveralEntrances, rememberHowMany } from './last-entrance.ts'
import classes from './resident-frame.module.css'

interface ResidentFrameProps {
  /** Which entrance the page shows, for the switcher. */
  current: (me: MeView) => string | undefined
  children: (me: MeView) => ReactNode
}

/** What surrounds an entrance: the company, the way to the profile, and the other entrances. */
export function ResidentFrame({ current, children }: ResidentFrameProps) {
  return (
    <SignedIn
      header={(me) => <Header me={me} currentId={me && current(me)} />}
      waiting={
        <>
          {hadSeveralEntrances() && <SwitcherSkeleton />}
          <EntranceSkeleton />
        </>
      }
    >
      {children}
    </SignedIn>
  )
}

function Header({ me, currentId }: { me: MeView | undefined; currentId: string | undefined }) {
  const { t } = useTranslation()
  const count = me?.entrances.length
  useEffect(() => {
    if (count !== undefined) rememberHowMany(count)
  }, [count])
  const entrance = me?.entrances.find(({ id }) => id === currentId) ?? me?.entrances[0]
  const brand = useBrand(me && (entrance?.company ?? null))
  return (
    <>
      <header className={classes.header}>
        <CompanyMark brand={brand} size={36} />
        <span className={classes.company}>
          {brand?.name ?? (me === undefined ? <Skeleton width={140} height={18} radius="sm" /> : t('app.name'))}
        </span>
        <Link to="/help" className={buttonClass('icon')} aria-label={t('help.title')} title={t('help.title')}>
          <IconLifebuoy size={26} stroke={1.7} aria-hidden="true" />
        </Link>
        <Link to="/profile" className={buttonClass('icon')} aria-label={t('profile.title')} title={t('profile.title')}>
          <IconUserCircle size={28} stroke={1.7} aria-hidden="true" />
        </Link>
      </header>
      {me !== undefined && <EntranceSwitcher entrances={me.entrances} currentId={currentId} />}
    </>
  )
}

import { IconChevronRight, IconFileCertificate, IconHourglass, IconKey } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { MeView } from '../../shared/api/types.ts'
import { buttonClass } from '../../shared/ui/button.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { SkeletonLines } from '../entrance/skeleton-lines.tsx'
import { PageHeader } from '../frame/page-header.tsx'
import { SignedIn } from '../frame/signed-in.tsx'
import classes from './order-key.module.css'

/** «Заказать ключ от домофона»: which service (V2); the verified order a further key at once (V4). */
export function OrderKeyPage() {
  const { t } = useTranslation()
  return (
    <SignedIn
      header={() => <PageHeader title={t('keyOrder.title')} isNarrow />}
      waiting={
        <main className={classes.page}>
          <div className={classes.card}>
            <SkeletonLines count={4} />
          </div>
        </main>
      }
    >
      {(me) => <Services me={me} />}
    </SignedIn>
  )
}

function Services({ me }: { me: MeView }) {
  const { t } = useTranslation()
  if (me.homes.length === 0) {
    return (
      <main className={classes.page}>
        <div className={classes.card}>
          <Notice
            icon={<IconKey size={32} stroke={1.6} />}
            title={t('keyOrder.noHome')}
            hint={t('keyOrder.noHomeHint')}
            action={
              <Link to="/" className={buttonClass('soft')}>
                {t('app.home')}
              </Link>
            }
          />
        </div>
      </main>
    )
  }
  const waiting = me.homes.filter((home) => !home.isVerified && home.check?.state === 'waiting')
  const open = me.homes.filter((home) => !home.isVerified && home.check?.state !== 'waiting')
  const isVerified = me.homes.some((home) => home.isVerified)
  return (
    <main className={classes.page}>
      {waiting.map((home) => (
        <Link
          key={home.residencyId}
          to="/requests/$requestId"
          params={{ requestId: home.check?.requestId ?? '' }}
          className={classes.service}
        >
          <IconHourglass size={30} stroke={1.6} aria-hidden="true" />
          <span>
            <b>{t('keyOrder.waiting')}</b>
            <small>
              {home.address}, {t(`homes.kind.${home.kind}`, { number: home.number })}
            </small>
          </span>
          <IconChevronRight size={22} stroke={1.7} aria-hidden="true" />
        </Link>
      ))}
      {open.length > 0 && (
        <Link to="/order-key/about" className={classes.service}>
          <IconFileCertificate size={30} stroke={1.6} aria-hidden="true" />
          <span>
            <b>{t('keyOrder.service')}</b>
            <small>{t('keyOrder.onlineForm')}</small>
          </span>
          <IconChevronRight size={22} stroke={1.7} aria-hidden="true" />
        </Link>
      )}
      {isVerified && (
        <Link to="/order-key/form" className={classes.service}>
          <IconKey size={30} stroke={1.6} aria-hidden="true" />
          <span>
            <b>{t('keyOrder.another')}</b>
            <small>{t('keyOrder.anotherHint')}</small>
          </span>
          <IconChevronRight size={22} stroke={1.7} aria-hidden="true" />
        </Link>
      )}
      <p className={classes.rule}>{t('keyOrder.oneFree')}</p>
    </main>
  )
}

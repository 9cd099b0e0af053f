import { IconHomePlus, IconHourglass, IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { HomeView, MeView } from '../../shared/api/types.ts'
import { buttonClass } from '../../shared/ui/button.tsx'
import classes from './home-cards.module.css'

/** What is still to be done before everything opens: a home to name, or to be verified in (V1–V3). */
export function HomeCards({ me }: { me: MeView }) {
  if (me.homes.length === 0) return <NoHome />
  return me.homes
    .filter(({ isVerified }) => !isVerified)
    .map((home) => <UnverifiedHome key={home.residencyId} home={home} />)
}

function NoHome() {
  const { t } = useTranslation()
  return (
    <section className={classes.card} aria-labelledby="no-home">
      <span className={classes.mark}>
        <IconHomePlus size={30} stroke={1.6} aria-hidden="true" />
      </span>
      <h1 id="no-home">{t('homes.none')}</h1>
      <p className={classes.hint}>{t('homes.noneHint')}</p>
      <Link to="/homes/new" className={buttonClass('primary', true)}>
        {t('homes.add')}
      </Link>
    </section>
  )
}

function UnverifiedHome({ home }: { home: HomeView }) {
  const { t } = useTranslation()
  const state = stateOf(home)
  const StateIcon = icons[state]
  return (
    <section className={classes.card} data-state={state} aria-labelledby={`home-${home.residencyId}`}>
      <span className={classes.mark}>
        <StateIcon size={30} stroke={1.6} aria-hidden="true" />
      </span>
      <h1 id={`home-${home.residencyId}`}>{t(`homes.check.${state}.title`)}</h1>
      <p className={classes.address}>
        {home.address}, {t(`homes.kind.${home.kind}`, { number: home.number })}
      </p>
      <p className={classes.hint}>{t(`homes.check.${state}.hint`)}</p>
      {home.check?.reason != null && state === 'refused' && (
        <p className={classes.reason}>{t('homes.reason', { reason: home.check.reason })}</p>
      )}
      {home.check !== null && (
        <Link
          to="/requests/$requestId"
          params={{ requestId: home.check.requestId }}
          className={buttonClass(state === 'waiting' ? 'primary' : 'soft', true)}
        >
          {t('homes.toRequest')}
        </Link>
      )}
      {state !== 'waiting' && (
        <Link to="/order-key" className={buttonClass('primary', true)}>
          {t(state === 'refused' ? 'homes.orderAgain' : 'frame.section.key')}
        </Link>
      )}
    </section>
  )
}

type CheckState = 'unasked' | 'waiting' | 'refused'
const icons = { unasked: IconShieldCheck, waiting: IconHourglass, refused: IconShieldX } as const

function stateOf({ check }: HomeView): CheckState {
  if (check?.state === 'waiting') return 'waiting'
  return check?.state === 'refused' || check?.state === 'revoked' ? 'refused' : 'unasked'
}

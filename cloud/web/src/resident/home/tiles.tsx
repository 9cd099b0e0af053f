import { IconUsers } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { MeView } from '../../shared/api/types.ts'
import { hasIntercom, intercomIcon, sections } from '../frame/sections.ts'
import { UnreadMark } from '../frame/unread-mark.tsx'
import classes from './tiles.module.css'

interface TilesProps {
  me: MeView
  /** The entrance of the home screen. */
  entranceId: string | undefined
}

/** «Рабочий стол»: everything that the person may use, and nothing else (row P5, V1). */
export function Tiles({ me, entranceId }: TilesProps) {
  const { t } = useTranslation()
  const IntercomIcon = intercomIcon
  // Who owns a verified home says who else lives there.
  const own = me.homes.find(({ isVerified, relation }) => isVerified && relation === 'owner')
  return (
    <nav className={classes.tiles} aria-label={t('frame.desk')}>
      {entranceId !== undefined && hasIntercom(me) && (
        <Link to="/entrances/$entranceId" params={{ entranceId }} className={classes.tile} data-tile="intercom">
          <span className={classes.icon}>
            <IntercomIcon size={26} stroke={1.7} aria-hidden="true" />
          </span>
          {t('frame.section.intercom')}
        </Link>
      )}
      {sections
        .filter(({ isFor }) => isFor(me))
        .map(({ id, to, icon: TileIcon, unread }) => (
          <Link key={id} to={to} className={classes.tile} data-tile={id}>
            <span className={classes.icon}>
              <TileIcon size={26} stroke={1.7} aria-hidden="true" />
              {unread !== undefined && <UnreadMark of={unread} />}
            </span>
            {t(`frame.section.${id}`)}
          </Link>
        ))}
      {own !== undefined && (
        <Link
          to="/household/$premisesId"
          params={{ premisesId: own.premisesId }}
          className={classes.tile}
          data-tile="household"
        >
          <span className={classes.icon}>
            <IconUsers size={26} stroke={1.7} aria-hidden="true" />
          </span>
          {t('household.title')}
        </Link>
      )}
    </nav>
  )
}

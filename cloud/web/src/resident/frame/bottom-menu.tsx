import { IconHome } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { MeView } from '../../shared/api/types.ts'
import classes from './bottom-menu.module.css'
import { recallShape } from './last-shape.ts'
import { intercomIcon, sections } from './sections.ts'
import { UnreadMark } from './unread-mark.tsx'

/** A phone's menu (row P5): the home screen, which is the intercom for whoever has one, and the sections that are there. */
export function BottomMenu({ me }: { me: MeView | undefined }) {
  const { t } = useTranslation()
  const hasDoor = me === undefined ? recallShape() !== 'tiles' : me.entrances.length > 0
  const HomeIcon = hasDoor ? intercomIcon : IconHome
  return (
    <nav className={classes.menu} aria-label={t('frame.menu')}>
      <Link to="/" activeOptions={{ exact: true }} className={classes.item}>
        <span className={classes.icon}>
          <HomeIcon size={26} stroke={1.7} aria-hidden="true" />
        </span>
        {t(hasDoor ? 'frame.section.intercom' : 'frame.first')}
      </Link>
      {sections
        .filter(({ isInMenu }) => isInMenu)
        .map(({ id, to, icon: SectionIcon, unread }) => (
          <Link key={id} to={to} className={classes.item}>
            <span className={classes.icon}>
              <SectionIcon size={26} stroke={1.7} aria-hidden="true" />
              {unread !== undefined && <UnreadMark of={unread} />}
            </span>
            {t(`frame.section.${id}`)}
          </Link>
        ))}
    </nav>
  )
}

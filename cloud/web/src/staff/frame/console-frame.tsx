import { ActionIcon, Burger, Drawer, Tooltip } from '@mantine/core'
import { IconCommand, IconExternalLink } from '@tabler/icons-react'
import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { useEffect, useLayoutEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnWork, Workplace } from '../api/own-work.ts'
import { CompanySwitcher } from './company-switcher.tsx'
import classes from './console-frame.module.css'
import { KeysHelp } from './keys-help.tsx'
import { Palette } from './palette.tsx'
import { PersonMenu } from './person-menu.tsx'
import { RoomCount } from './room-count.tsx'
import { rooms } from './rooms.ts'
import { useKeys } from './use-keys.ts'
import { placeOf, WorkplaceContext } from './workplace.ts'

/** What stands around every room of a company: where one is, where one may go, and in whose name. */
export function ConsoleFrame({ work, workplace }: { work: OwnWork; workplace: Workplace }) {
  const { t } = useTranslation('staff')
  const navigate = useNavigate()
  const [open, setOpen] = useState<'palette' | 'keys' | 'menu' | null>(null)
  const mine = rooms.filter(({ permission }) => workplace.permissions.includes(permission))
  const leads = (path: string) => `/c/${placeOf(workplace)}/${path}`
  useWornColour(workplace)
  useKeys({
    'Mod+k': () => setOpen('palette'),
    '?': () => setOpen('keys'),
    ...Object.fromEntries(mine.map(({ key, path }) => [`g ${key}`, () => void navigate({ to: leads(path) })])),
  })
  const navigation = (
    <nav className={classes.rooms} aria-label={t('frame.rooms')}>
      {mine.map(({ path, titleKey, icon: Icon, count }) => (
        <Link
          key={path}
          to={leads(path)}
          className={classes.room}
          activeProps={{ 'data-active': true }}
          onClick={() => setOpen(null)}
        >
          <Icon size={19} stroke={1.7} aria-hidden="true" />
          <span>{t(titleKey)}</span>
          {count && <RoomCount count={count} companyId={workplace.id} />}
        </Link>
      ))}
    </nav>
  )
  return (
    <WorkplaceContext value={workplace}>
      <div className={classes.frame}>
        <header className={classes.top}>
          <Burger
            className={classes.burger}
            size="sm"
            opened={open === 'menu'}
            onClick={() => setOpen('menu')}
            aria-label={t('frame.menu')}
          />
          <CompanySwitcher work={work} current={workplace} />
          <span className={classes.gap} />
          <Tooltip label={t('frame.palette')}>
            <ActionIcon
              variant="subtle"
              size="lg"
              aria-label={t('frame.palette')}
              aria-keyshortcuts="Control+K"
              onClick={() => setOpen('palette')}
            >
              <IconCommand size={20} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
          <PersonMenu work={work} onKeys={() => setOpen('keys')} />
        </header>
        <aside className={classes.side}>
          {navigation}
          <a className={classes.resident} href="/">
            <IconExternalLink size={18} stroke={1.7} aria-hidden="true" />
            {t('frame.residentApp')}
          </a>
        </aside>
        <div className={classes.content}>
          {workplace.isSuspended ? <p className={classes.suspended}>{t('frame.suspended')}</p> : <Outlet />}
        </div>
      </div>
      <Drawer
        opened={open === 'menu'}
        onClose={() => setOpen(null)}
        title={workplace.shortName}
        size={280}
        closeButtonProps={{ 'aria-label': t('app.close') }}
      >
        {navigation}
        <a className={classes.resident} href="/">
          <IconExternalLink size={18} stroke={1.7} aria-hidden="true" />
          {t('frame.residentApp')}
        </a>
      </Drawer>
      <Palette
        isOpen={open === 'palette'}
        onClose={() => setOpen(null)}
        work={work}
        workplace={workplace}
        rooms={mine}
      />
      <KeysHelp isOpen={open === 'keys'} onClose={() => setOpen(null)} rooms={mine} />
    </WorkplaceContext>
  )
}

/** The console wears the company's colour: whose work is done is seen without reading. */
function useWornColour({ shades, shortName }: Workplace): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement
    const worn = Object.entries(shades).flatMap(([scheme, colours]) =>
      Object.entries(colours).map(([role, colour]) => [`--company-${role}-${scheme}`, colour] as const),
    )
    for (const [name, colour] of worn) style.setProperty(name, colour)
    return () => {
      for (const [name] of worn) style.removeProperty(name)
    }
  }, [shades])
  useEffect(() => {
    document.title = shortName
  }, [shortName])
}

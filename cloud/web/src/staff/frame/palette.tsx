import { Modal, TextInput, useMantineColorScheme } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeLanguage } from '../../shared/i18n/i18n.ts'
import type { OwnWork, Workplace } from '../api/own-work.ts'
import { useLeaveConsole } from '../identity/use-leave-console.ts'
import { fold } from './fold.ts'
import classes from './palette.module.css'
import type { Room } from './room.ts'
import { placeOf } from './workplace.ts'

interface PaletteProps {
  isOpen: boolean
  onClose: () => void
  work: OwnWork
  workplace: Workplace
  rooms: readonly Room[]
}

/** Where to go and what to do, by the first letters of its name: rooms, other companies, appearance, language, «Выход». */
export function Palette(props: PaletteProps) {
  const { t } = useTranslation('staff')
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={t('frame.palette')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      radius={16}
      yOffset="12vh"
    >
      <Choices {...props} />
    </Modal>
  )
}

function Choices({ onClose, work, workplace, rooms }: PaletteProps) {
  const { t } = useTranslation('staff')
  const listId = useId()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const wanted = fold(query)
  const places = usePlaces({ work, workplace, rooms }).filter(({ title }) => fold(title).includes(wanted))
  const go = (place: Place | undefined) => {
    if (place === undefined) return
    onClose()
    place.go()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setAt((at + step + places.length) % Math.max(places.length, 1))
    }
    if (event.key === 'Enter') go(places[at])
  }
  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={places[at] ? `${listId}-${at}` : undefined}
        aria-label={t('frame.paletteHint')}
        placeholder={t('frame.paletteHint')}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className={classes.list} id={listId} role="listbox" aria-label={t('frame.rooms')}>
        {places.map((place, n) => (
          // The field keeps the focus; the arrows walk the list for it.
          <div
            key={place.id}
            id={`${listId}-${n}`}
            role="option"
            tabIndex={-1}
            aria-selected={n === at}
            ref={n === at ? (it) => it?.scrollIntoView({ block: 'nearest' }) : null}
            className={classes.place}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => go(place)}
            onKeyDown={onKeyDown}
          >
            <span {...(place.lang !== undefined && { lang: place.lang })}>{place.title}</span>
            {place.keys !== undefined && <kbd className={classes.keys}>{place.keys}</kbd>}
          </div>
        ))}
      </div>
      {places.length === 0 && <p className={classes.none}>{t('frame.paletteEmpty')}</p>}
    </>
  )
}

interface Place {
  id: string
  title: string
  keys?: string
  /** Of the title, where it is not the page's. */
  lang?: string
  go: () => void
}

/** Everything that can be gone to or done from anywhere. */
function usePlaces({ work, workplace, rooms }: Pick<PaletteProps, 'work' | 'workplace' | 'rooms'>): Place[] {
  const { t, i18n } = useTranslation('staff')
  const shared = useTranslation()
  const navigate = useNavigate()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const leave = useLeaveConsole()
  const to = (path: string) => () => void navigate({ to: path })
  const other = i18n.language === 'ru' ? 'en' : 'ru'
  return [
    ...rooms.map(({ path, titleKey, key }) => ({
      ...{ id: path, title: t(titleKey), keys: `g ${key}` },
      go: to(`/c/${placeOf(workplace)}/${path}`),
    })),
    ...work.companies
      .filter(({ id }) => id !== workplace.id)
      .map((company) => ({ id: company.id, title: company.name, go: to(`/c/${placeOf(company)}`) })),
    ...(work.isOperator ? [{ id: 'platform', title: t('rooms.platform'), go: to('/platform') }] : []),
    ...(['light', 'dark', 'auto'] as const)
      .filter((scheme) => scheme !== colorScheme)
      .map((scheme) => ({
        id: scheme,
        title: t('frame.theme', { theme: shared.t(`settings.themes.${scheme}`) }),
        go: () => setColorScheme(scheme),
      })),
    {
      ...{ id: 'language', title: shared.t(`settings.languages.${other}`), lang: other },
      go: () => void changeLanguage(other),
    },
    { id: 'leave', title: t('frame.leave'), go: () => void leave() },
  ]
}

import { Modal, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnWork, Workplace } from '../api/own-work.ts'
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

/** Where to go, by the first letters of its name: rooms of this company, other companies. */
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
  const navigate = useNavigate()
  const listId = useId()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const wanted = fold(query)
  const places = [
    ...rooms.map(({ path, titleKey, key }) => ({ to: `/c/${placeOf(workplace)}/${path}`, title: t(titleKey), key })),
    ...work.companies
      .filter(({ id }) => id !== workplace.id)
      .map((company) => ({ to: `/c/${placeOf(company)}`, title: company.name, key: '' })),
    ...(work.isOperator ? [{ to: '/platform', title: t('rooms.platform'), key: '' }] : []),
  ].filter(({ title }) => fold(title).includes(wanted))
  const go = (to: string | undefined) => {
    if (to === undefined) return
    onClose()
    void navigate({ to })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setAt((at + step + places.length) % Math.max(places.length, 1))
    }
    if (event.key === 'Enter') go(places[at]?.to)
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
        {places.map(({ to, title, key }, n) => (
          // The field keeps the focus; the arrows walk the list for it.
          <div
            key={to}
            id={`${listId}-${n}`}
            role="option"
            tabIndex={-1}
            aria-selected={n === at}
            className={classes.place}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => go(to)}
            onKeyDown={onKeyDown}
          >
            {title}
            {key !== '' && <kbd className={classes.keys}>g {key}</kbd>}
          </div>
        ))}
      </div>
      {places.length === 0 && <p className={classes.none}>{t('frame.paletteEmpty')}</p>}
    </>
  )
}

import { Kbd, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './keys-help.module.css'
import type { Room } from './room.ts'

interface KeysHelpProps {
  isOpen: boolean
  onClose: () => void
  rooms: readonly Room[]
}

/** Every key that does something, and what. */
export function KeysHelp({ isOpen, onClose, rooms }: KeysHelpProps) {
  const { t } = useTranslation('staff')
  const lines: [keys: string, does: string][] = [
    ['Ctrl K', t('keys.palette')],
    ['?', t('keys.help')],
    ...rooms.map(({ key, titleKey }): [string, string] => [`g ${key}`, t(titleKey)]),
    ['j', t('keys.next')],
    ['k', t('keys.previous')],
    ['x', t('keys.choose')],
    ['Enter', t('keys.open')],
    ['/', t('keys.search')],
  ]
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('frame.keys')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      radius={16}
    >
      <dl className={classes.keys}>
        {lines.map(([keys, does]) => (
          <div key={keys} className={classes.line}>
            <dt>
              {keys.split(' ').map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}

import { Button, Group, Modal, Text } from '@mantine/core'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface Question {
  title: string
  /** What follows from it. */
  text: string
  /** What the button says, by the act's own name: never «OK». */
  act: string
  isDangerous?: boolean
}

type Ask = (question: Question) => Promise<boolean>
const ConfirmContext = createContext<Ask>(async () => false)

/** Asks before what cannot be undone: `if (await confirm({ … })) …`. */
export function useConfirm(): Ask {
  return useContext(ConfirmContext)
}

interface Open {
  question: Question
  answer: (isYes: boolean) => void
}

/** Holds the one question that may stand open. */
export function ConfirmProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('staff')
  const [open, setOpen] = useState<Open | null>(null)
  const ask = useCallback<Ask>((question) => new Promise((resolve) => setOpen({ question, answer: resolve })), [])
  const close = (isYes: boolean) => {
    open?.answer(isYes)
    setOpen(null)
  }
  return (
    <ConfirmContext value={ask}>
      {children}
      <Modal
        opened={open !== null}
        onClose={() => close(false)}
        title={open?.question.title ?? ''}
        closeButtonProps={{ 'aria-label': t('app.cancel') }}
        centered
        // Above a dialog that asks it.
        zIndex={400}
        radius={16}
      >
        <Text mb="lg">{open?.question.text}</Text>
        <Group justify="end">
          <Button variant="subtle" onClick={() => close(false)}>
            {t('app.cancel')}
          </Button>
          <Button {...(open?.question.isDangerous && { color: 'red' })} data-autofocus onClick={() => close(true)}>
            {open?.question.act}
          </Button>
        </Group>
      </Modal>
    </ConfirmContext>
  )
}

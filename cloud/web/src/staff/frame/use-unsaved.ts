import { useBlocker } from '@tanstack/react-router'
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useConfirm } from './confirm.tsx'

export interface Unsaved {
  /** Says whether something is written that is not kept yet; `false` as well once it is saved, before the page moves on. */
  note: (isDirty: boolean) => void
  /** Asks, where something would be lost. @returns whether the form may close */
  mayLeave: () => Promise<boolean>
}

/** Sees to it that nobody loses what they have written: asks before the page moves on, and before it is closed. */
export function useUnsaved(): Unsaved {
  const { t } = useTranslation('staff')
  const confirm = useConfirm()
  const isDirty = useRef(false)
  const mayLeave = useCallback(async () => {
    if (!isDirty.current) return true
    const isSure = await confirm({
      ...{ title: t('unsaved.title'), text: t('unsaved.text'), act: t('unsaved.leave'), isDangerous: true },
    })
    if (isSure) isDirty.current = false
    return isSure
  }, [confirm, t])
  useBlocker({
    shouldBlockFn: useCallback(async () => !(await mayLeave()), [mayLeave]),
    enableBeforeUnload: useCallback(() => isDirty.current, []),
  })
  const note = useCallback((next: boolean) => {
    isDirty.current = next
  }, [])
  return { note, mayLeave }
}

/** Tells of a form's state as it changes, and that nothing is written once it is gone. */
export function useNoted({ note }: Unsaved, isDirty: boolean): void {
  useEffect(() => {
    note(isDirty)
    return () => note(false)
  }, [note, isDirty])
}

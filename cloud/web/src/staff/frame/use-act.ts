import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../shared/ui/problem-text.ts'

export interface Act<Args extends unknown[]> {
  /** @returns whether it was done */
  run: (...args: Args) => Promise<boolean>
  isRunning: boolean
  /** What went wrong, and what to do about it. */
  fault: string | undefined
  clear: () => void
}

/** Something that a person sets going: whether it runs, and what came in its way. */
export function useAct<Args extends unknown[]>(act: (...args: Args) => Promise<unknown>): Act<Args> {
  const { t } = useTranslation()
  const [isRunning, setIsRunning] = useState(false)
  const [fault, setFault] = useState<string | undefined>(undefined)
  const run = async (...args: Args) => {
    setIsRunning(true)
    setFault(undefined)
    try {
      await act(...args)
      return true
    } catch (error) {
      // A person who closes the browser's own window has thought better of it: nothing went wrong.
      setFault(isCalledOff(error) ? undefined : problemText(t, error))
      return false
    } finally {
      setIsRunning(false)
    }
  }
  return { run, isRunning, fault, clear: () => setFault(undefined) }
}

function isCalledOff(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError')
}

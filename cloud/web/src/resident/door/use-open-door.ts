import { useCallback, useEffect, useReducer } from 'react'
import { api } from '../../shared/api/api.ts'
import type { EntranceView, EventView } from '../../shared/api/types.ts'
import { toOpenFailure } from './open-failure.ts'
import { type OpenEvent, type OpenState, step, usualReleaseMs } from './open-machine.ts'

const tickMs = 100
const sentBuzz = 12
const openedBuzz = [30, 60, 30]
const failedBuzz = [80, 60, 80, 60, 80]

/**
 * The button's machine with its hands: sends one command per tap under a key of its own, follows the door's live reports.
 * @param newest the newest event of this flat, for the answer that got lost while the door did open
 */
export function useOpenDoor(entrance: EntranceView, newest: EventView | undefined): [OpenState, () => void] {
  const releaseMs = entrance.door.releaseMs ?? usualReleaseMs
  const reduce = (current: OpenState, event: OpenEvent) => step(current, event, Date.now(), releaseMs)
  const [state, send] = useReducer(reduce, { at: 'idle' })

  const tap = useCallback(() => {
    const key = crypto.randomUUID()
    send({ type: 'tap', key })
  }, [])

  const key = state.at === 'sending' ? state.key : undefined
  useEffect(() => {
    if (key === undefined) return
    buzz(sentBuzz)
    api.open(entrance.id, key).then(
      () => {
        buzz(openedBuzz)
        send({ type: 'answered', key })
      },
      (error: unknown) => {
        buzz(failedBuzz)
        send({ type: 'failed', key, failure: toOpenFailure(error, navigator.onLine) })
      },
    )
  }, [key, entrance.id])

  const isOpened = state.at === 'opened'
  useEffect(() => {
    if (isOpened) send({ type: 'door', state: entrance.door.state })
  }, [isOpened, entrance.door.state])
  useEffect(() => {
    if (!isOpened) return
    const timer = setInterval(() => send({ type: 'tick' }), tickMs)
    return () => clearInterval(timer)
  }, [isOpened])

  useEffect(() => {
    send({ type: entrance.online ? 'back' : 'away' })
  }, [entrance.online])

  const openedByMe = newest?.kind === 'granted' && newest.who?.you === true ? newest.id : undefined
  useEffect(() => {
    if (openedByMe !== undefined) send({ type: 'journal' })
  }, [openedByMe])

  return [state, tap]
}

/** A word for the hand; silent where the device has no motor or the person forbids it. */
function buzz(pattern: number | number[]): void {
  if ('vibrate' in navigator) navigator.vibrate(pattern)
}

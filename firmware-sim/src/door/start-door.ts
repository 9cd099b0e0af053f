import type { Lines } from '../gpio/lines.ts'
import { closedDoor, type Door, elapse, hold, isAtRest, kick, push, setStrike } from './door-physics.ts'

/** 30 a second: smooth to the eye; nothing runs while the door is at rest. */
const tickMs = 33

export type DoorOfEntrance = {
  state(): Door
  push(): void
  hold(held: boolean): void
  kick(): void
  stop(): void
}

/** Hangs a door between the lock line, which works its strike, and the contact line, which follows its leaf. */
export function startDoor(options: { lines: Lines; onChange: () => void }): DoorOfEntrance {
  const { lines, onChange } = options
  let door = setStrike(closedDoor, lines.get('lock'))
  let ticker: NodeJS.Timeout | undefined
  let lastMs = 0

  /** Time passes first, then somebody acts: so an act is judged by where the leaf is now. */
  function act(change: (door: Door) => Door) {
    if (ticker) pass()
    else lastMs = performance.now()
    door = change(door)
    if (!ticker && !isAtRest(door)) ticker = setInterval(pass, tickMs)
    onChange()
  }

  function pass() {
    const nowMs = performance.now()
    door = elapse(door, nowMs - lastMs)
    lastMs = nowMs
    lines.set('contact', door.contact)
    if (isAtRest(door)) {
      clearInterval(ticker)
      ticker = undefined
    }
    onChange()
  }

  const stopListening = lines.onEdge(({ line, value }) => {
    if (line === 'lock') act((before) => setStrike(before, value))
  })

  return {
    state: () => door,
    push: () => act(push),
    hold: (held) => act((before) => hold(before, held)),
    kick: () => act(kick),
    stop() {
      stopListening()
      clearInterval(ticker)
      ticker = undefined
    },
  }
}

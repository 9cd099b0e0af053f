/** The time by which the camera films; the tests bring their own. */
export interface PacerClock {
  /** Milliseconds, never going back. */
  now(): number
  /** Calls back once after at least `delayMs`; the result calls it off. */
  after(delayMs: number, callback: () => void): () => void
}

export const realClock: PacerClock = {
  now: () => performance.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs)
    return () => clearTimeout(timer)
  },
}

/** After a longer pause (the machine slept) the pictures in between are left out, as a camera does not film the past. */
const longestCatchUpPictures = 25

export interface Pacer {
  /** The number of the newest picture since the start; −1 before the first. */
  newest(): number
  stop(): void
}

/**
 * Calls `onPicture` with 0, 1, 2 … at an even rate. Picture n is due at start + n × interval by the clock, whatever a timer
 * was late before, so the schedule does not drift.
 */
export function startPacer(intervalMs: number, onPicture: (picture: number) => void, clock = realClock): Pacer {
  const startMs = clock.now()
  let newest = -1
  let cancel = () => {}
  const tick = () => {
    const due = Math.floor((clock.now() - startMs) / intervalMs)
    if (due - newest > longestCatchUpPictures) newest = due - 1
    while (newest < due) {
      newest++
      onPicture(newest)
    }
    cancel = clock.after(Math.max(0, Math.ceil(startMs + (newest + 1) * intervalMs - clock.now())), tick)
  }
  cancel = clock.after(0, tick)
  return { newest: () => newest, stop: () => cancel() }
}

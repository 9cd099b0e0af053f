import type { Timers } from './timers.ts'

const tickMs = 100

/**
 * Plays on and off in turn, as LED and buzzer do (IEC 60839-11-5 §6: units of 100 ms).
 * @param pattern without `offTicks` it is on all the time; `count` 0 goes on without end
 * @returns ends it
 */
export function playPattern(
  timers: Timers,
  pattern: { onTicks: number; offTicks: number; count: number },
  show: (isOn: boolean) => void,
): () => void {
  const { onTicks, offTicks, count } = pattern
  let cancel = () => {}
  let played = 0

  const on = () => {
    show(true)
    if (offTicks === 0 && count === 0) return
    cancel = timers.setTimer(Math.max(onTicks, 1) * tickMs, off)
  }
  const off = () => {
    played++
    if (offTicks > 0 || played === count) show(false)
    if (played === count) return
    cancel = timers.setTimer(offTicks * tickMs, on)
  }

  if (onTicks === 0) show(false)
  else on()
  return () => cancel()
}

/** Milliseconds that a number of ticks lasts. */
export function ticksMs(ticks: number): number {
  return ticks * tickMs
}

/** Time as the daemon sees it. Everything that waits or dates something takes it from here, so that tests own the time. */
export interface Clock {
  /** Milliseconds since the epoch by the machine's own clock, which may be wrong and may jump. */
  nowMs(): number
  /** Milliseconds from an arbitrary start; never jumps. For durations. */
  monotonicMs(): number
  /** Calls `fn` once, `ms` milliseconds of monotonic time from now. */
  setTimer(ms: number, fn: () => void): CancelTimer
}

/** Cancels a timer; calling it late or twice does nothing. */
export type CancelTimer = () => void

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  setTimer(ms, fn) {
    const timer = setTimeout(fn, ms)
    return () => clearTimeout(timer)
  },
}

/** Resolves after `ms`, or at once when `signal` aborts; never rejects. */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const wake = () => {
      cancel()
      signal?.removeEventListener('abort', wake)
      resolve()
    }
    const cancel = clock.setTimer(ms, wake)
    signal?.addEventListener('abort', wake, { once: true })
  })
}

/** Time as the simulated panel needs it; tests bring their own. */
export type Timers = {
  /** Calls `fn` once after `ms` milliseconds; the answer cancels it, late or twice without harm. */
  setTimer(ms: number, fn: () => void): () => void
}

export const systemTimers: Timers = {
  setTimer(ms, fn) {
    const timer = setTimeout(fn, ms)
    return () => clearTimeout(timer)
  },
}

/** Time as a port: what decides by time or waits for it takes a clock, so that tests run on a virtual one. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  now(): number
  /** Calls once after so many milliseconds, unless the returned function is called before. */
  after(delayMs: number, call: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, call) => {
    const timer = setTimeout(call, delayMs)
    return () => clearTimeout(timer)
  },
}

/** Waits on a clock; ends early, without an error, when the signal is given. */
export function pause(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const done = () => {
      cancel()
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const cancel = clock.after(delayMs, done)
    signal?.addEventListener('abort', done, { once: true })
  })
}

import { type Clock, sleep } from './clock.ts'
import type { Log } from './log.ts'

/** A driver's whole life: settles when the connection is over, and soon after `signal` aborts. It never retries by itself. */
export type Run = (signal: AbortSignal) => Promise<void>

export type SuperviseOptions = {
  name: string
  run: Run
  clock: Clock
  log: Log
  /** The first wait; doubled by every failure up to `maxDelayMs`. */
  firstDelayMs?: number
  maxDelayMs?: number
  /** A run that lasted so long counts as sound: the next failure begins with the first wait again. */
  steadyMs?: number
  /** 0…1; the wait is taken between half of itself and the whole, so that a thousand controllers do not return as one. */
  random?: () => number
}

export type Supervision = {
  /** Aborts the run and resolves once it has ended. */
  stop(): Promise<void>
}

/** Keeps a driver running: starts it, and again after it ends or fails, with growing and jittered waits between. */
export function supervise(options: SuperviseOptions): Supervision {
  const { name, run, clock, log, firstDelayMs = 250, maxDelayMs = 15_000, steadyMs = 10_000 } = options
  const random = options.random ?? Math.random
  const stopping = new AbortController()

  async function keep(): Promise<void> {
    let failures = 0
    while (!stopping.signal.aborted) {
      const startedMs = clock.monotonicMs()
      const error = await Promise.resolve(stopping.signal)
        .then(run)
        .then(() => undefined, asError)
      if (stopping.signal.aborted) return
      failures = clock.monotonicMs() - startedMs >= steadyMs ? 1 : failures + 1
      const delayMs = backoffMs(failures, firstDelayMs, maxDelayMs, random())
      // Whatever stays down would fill the log: the first failure is told, then one of ten.
      const level = failures === 1 || failures % 10 === 0 ? 'warn' : 'debug'
      log[level]({ name, failures, delayMs, reason: error?.message ?? 'ended' }, 'driver stopped, will retry')
      await sleep(clock, delayMs, stopping.signal)
    }
  }

  // Begun in the next turn, so that the caller has everything in place before the driver calls back.
  const ended = Promise.resolve().then(keep)
  return {
    async stop() {
      stopping.abort()
      await ended
    },
  }
}

/** @param failures how many in a row, from 1  @param random 0…1 */
export function backoffMs(failures: number, firstDelayMs: number, maxDelayMs: number, random: number): number {
  const ceiling = Math.min(maxDelayMs, firstDelayMs * 2 ** Math.min(failures - 1, 20))
  return Math.round(ceiling / 2 + (ceiling / 2) * random)
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason))
}

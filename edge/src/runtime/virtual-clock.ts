import type { CancelTimer, Clock } from './clock.ts'

type Timer = { dueMs: number; order: number; fn: () => void }

/** A clock for tests: time stands still until `advance`, which fires what is due in its order. */
export class VirtualClock implements Clock {
  #wallMs: number
  #monotonicMs = 0
  #order = 0
  readonly #timers = new Set<Timer>()

  constructor(wallMs = Date.UTC(2026, 10, 20, 9)) {
    this.#wallMs = wallMs
  }

  nowMs(): number {
    return this.#wallMs
  }

  monotonicMs(): number {
    return this.#monotonicMs
  }

  setTimer(ms: number, fn: () => void): CancelTimer {
    const timer = { dueMs: this.#monotonicMs + Math.max(0, ms), order: this.#order++, fn }
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }

  /** How many timers wait: a test of what must not be left behind. */
  get pendingTimers(): number {
    return this.#timers.size
  }

  /** Moves the wall clock alone, as when somebody sets the machine's clock. */
  stepWall(ms: number): void {
    this.#wallMs += ms
  }

  /** Lets `ms` pass. Between two timers, promises that are ready to go on do so, and may set timers that fire in the same call. */
  async advance(ms: number): Promise<void> {
    const endMs = this.#monotonicMs + ms
    await settle()
    for (let next = this.#nextDue(endMs); next; next = this.#nextDue(endMs)) {
      this.#timers.delete(next)
      this.#moveTo(next.dueMs)
      next.fn()
      await settle()
    }
    this.#moveTo(endMs)
  }

  #nextDue(endMs: number): Timer | undefined {
    let next: Timer | undefined
    for (const timer of this.#timers) {
      if (timer.dueMs > endMs) continue
      if (!next || timer.dueMs < next.dueMs || (timer.dueMs === next.dueMs && timer.order < next.order)) next = timer
    }
    return next
  }

  #moveTo(monotonicMs: number): void {
    this.#wallMs += monotonicMs - this.#monotonicMs
    this.#monotonicMs = monotonicMs
  }
}

/** Runs every promise continuation that is ready: an immediate comes after all microtasks. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

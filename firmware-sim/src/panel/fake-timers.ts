import type { Timers } from './timers.ts'

/** Timers for tests: nothing fires until `advance`. */
export class FakeTimers implements Timers {
  #nowMs = 0
  readonly #waiting = new Set<{ dueMs: number; fn: () => void }>()

  get pending(): number {
    return this.#waiting.size
  }

  setTimer(ms: number, fn: () => void): () => void {
    const timer = { dueMs: this.#nowMs + ms, fn }
    this.#waiting.add(timer)
    return () => void this.#waiting.delete(timer)
  }

  /** Fires what falls due within `ms`, in order, what those set themselves included. */
  advance(ms: number): void {
    const endMs = this.#nowMs + ms
    for (let next = this.#next(endMs); next; next = this.#next(endMs)) {
      this.#waiting.delete(next)
      this.#nowMs = next.dueMs
      next.fn()
    }
    this.#nowMs = endMs
  }

  #next(endMs: number) {
    return [...this.#waiting].filter(({ dueMs }) => dueMs <= endMs).sort((a, b) => a.dueMs - b.dueMs)[0]
  }
}

import type { PacerClock } from './pacer.ts'

/** Time that stands still until it is told to go on: `advance` calls back in order what is due by then. */
export class VirtualClock implements PacerClock {
  #nowMs = 1_000
  #timers: { atMs: number; callback: () => void }[] = []

  now(): number {
    return this.#nowMs
  }

  after(delayMs: number, callback: () => void): () => void {
    const timer = { atMs: this.#nowMs + delayMs, callback }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer)
    }
  }

  /** @param lateMs how much later than due every timer fires, as on a busy machine */
  advance(byMs: number, lateMs = 0): void {
    const untilMs = this.#nowMs + byMs
    for (;;) {
      const next = this.#timers.toSorted((a, b) => a.atMs - b.atMs)[0]
      if (!next || next.atMs + lateMs > untilMs) break
      this.#timers = this.#timers.filter((each) => each !== next)
      this.#nowMs = Math.max(this.#nowMs, next.atMs + lateMs)
      next.callback()
    }
    this.#nowMs = untilMs
  }
}

import type { Clock } from './clock.ts'

/** A clock that stands still until a test moves it. */
export class VirtualClock implements Clock {
  #now: number
  #timers: { at: number; call: () => void }[] = []

  constructor(now = Date.UTC(2026, 10, 20, 9, 0, 0)) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  after(delayMs: number, call: () => void): () => void {
    const timer = { at: this.#now + delayMs, call }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  /** Moves time forward and calls what falls due, in its order. */
  advance(byMs: number): void {
    const end = this.#now + byMs
    for (;;) {
      const due = this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0]
      if (!due) break
      this.#timers = this.#timers.filter((timer) => timer !== due)
      this.#now = Math.max(this.#now, due.at)
      due.call()
    }
    this.#now = end
  }

  /** How many timers wait: a test can see that something began to wait, or that nothing was left behind. */
  get waiting(): number {
    return this.#timers.length
  }
}

import type { SipTimers } from './timers.ts'

/** Time that stands still until a test moves it. */
export class TestTimers implements SipTimers {
  nowMs = 0
  #waiting: { atMs: number; call: () => void }[] = []

  after(delayMs: number, call: () => void): () => void {
    const timer = { atMs: this.nowMs + delayMs, call }
    this.#waiting.push(timer)
    return () => {
      this.#waiting = this.#waiting.filter((it) => it !== timer)
    }
  }

  advance(byMs: number): void {
    const endMs = this.nowMs + byMs
    for (;;) {
      const [due] = this.#waiting.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)
      if (!due) break
      this.#waiting = this.#waiting.filter((it) => it !== due)
      this.nowMs = due.atMs
      due.call()
    }
    this.nowMs = endMs
  }

  get waiting(): number {
    return this.#waiting.length
  }
}

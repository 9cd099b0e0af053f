import type { PanelChannel, PanelLine } from './panel-channel.ts'

/** A channel for tests: the test is the other end of the line. */
export class FakePanelChannel implements PanelChannel {
  /** Whether the line can be opened. */
  isReachable = true
  /** What the other end does with bytes; it gets them in a turn of its own, as from a wire. */
  onBytes: (bytes: Uint8Array) => void = () => {}
  /** How often the line was opened. */
  openings = 0
  #life: { line: PanelLine; end: () => void } | undefined

  async run(signal: AbortSignal, line: PanelLine): Promise<void> {
    await Promise.resolve()
    if (signal.aborted) return
    if (!this.isReachable) throw new Error('no such line')
    const { promise, resolve } = Promise.withResolvers<void>()
    const end = () => resolve()
    const life = { line, end }
    this.#life = life
    this.openings++
    signal.addEventListener('abort', end, { once: true })
    line.opened((bytes) => queueMicrotask(() => this.#life === life && this.onBytes(bytes)))
    await promise
    signal.removeEventListener('abort', end)
    if (this.#life === life) this.#life = undefined
  }

  /** Bytes from the other end. */
  deliver(bytes: Uint8Array): void {
    this.#life?.line.received(bytes)
  }

  /** The other end closes the line. */
  hangUp(): void {
    this.#life?.end()
  }
}

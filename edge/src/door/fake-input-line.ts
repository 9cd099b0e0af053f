import type { InputLine } from './input-line.ts'

/** An input for tests: tells what it is set to. */
export class FakeInputLine implements InputLine {
  readonly #listeners = new Set<(isActive: boolean) => void>()
  #isActive: boolean

  constructor(isActive = false) {
    this.#isActive = isActive
  }

  watch(listener: (isActive: boolean) => void): () => void {
    this.#listeners.add(listener)
    listener(this.#isActive)
    return () => void this.#listeners.delete(listener)
  }

  set(isActive: boolean): void {
    this.#isActive = isActive
    for (const listener of this.#listeners) listener(isActive)
  }
}

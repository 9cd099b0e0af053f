import { type Relay, RelayError } from './relay.ts'

/** A relay for tests: remembers every movement, and fails when told to. */
export class FakeRelay implements Relay {
  /** Every change of the line, in order. */
  readonly edges: boolean[] = []
  isOn = false
  #isBroken = false
  #wanted = false

  async set(isOn: boolean): Promise<void> {
    this.#wanted = isOn
    if (this.#isBroken) throw new RelayError('the fake relay is broken')
    this.#move(isOn)
  }

  break(): void {
    this.#isBroken = true
  }

  /** Works again; sets what was wanted meanwhile. */
  mend(): void {
    this.#isBroken = false
    this.#move(this.#wanted)
  }

  #move(isOn: boolean): void {
    if (isOn !== this.isOn) this.edges.push(isOn)
    this.isOn = isOn
  }

  /** How often the line went on. */
  get pulses(): number {
    return this.edges.filter((isOn) => isOn).length
  }
}

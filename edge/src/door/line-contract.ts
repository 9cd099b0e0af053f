import assert from 'node:assert/strict'
import type { InputLine } from './input-line.ts'
import { type Relay, RelayError } from './relay.ts'

/** A named promise that every driver of a port keeps: plain data, so that a driver can be tried where no test runner is. */
export type ContractCase<Bench> = { name: string; check(bench: Bench): Promise<void> }

export type RelayBench = {
  relay: Relay
  /** The line as the hardware has it. */
  isOn(): boolean
  /** A relay of the same driver whose line cannot be driven. */
  openBroken(): Promise<Relay>
}

/** What `Relay` promises (`relay.ts`). */
export const relayContract: ContractCase<RelayBench>[] = [
  {
    name: 'has moved the line when it says so',
    async check({ relay, isOn }) {
      await relay.set(true)
      assert.equal(isOn(), true)
      await relay.set(false)
      assert.equal(isOn(), false)
    },
  },
  {
    name: 'takes the value that the line has already',
    async check({ relay, isOn }) {
      await relay.set(true)
      await relay.set(true)
      assert.equal(isOn(), true)
    },
  },
  {
    name: 'carries calls out in their order',
    async check({ relay, isOn }) {
      await Promise.all([true, false, true, false, true].map((value) => relay.set(value)))
      assert.equal(isOn(), true)
      await Promise.all([false, true, false].map((value) => relay.set(value)))
      assert.equal(isOn(), false)
    },
  },
  {
    name: 'rejects with a RelayError when the line cannot be driven, each time',
    async check({ openBroken }) {
      const broken = await openBroken()
      await assert.rejects(broken.set(true), RelayError)
      await assert.rejects(broken.set(false), RelayError)
    },
  },
]

export type InputBench = {
  input: InputLine
  /** Moves the line from outside. */
  drive(isActive: boolean): void
}

const seenWithinMs = 400

/** What `InputLine` promises (`input-line.ts`). */
export const inputContract: ContractCase<InputBench>[] = [
  {
    name: 'tells the present value, then every change',
    async check({ input, drive }) {
      drive(true)
      const watched = watch(input)
      await watched.until(true)
      drive(false)
      await watched.until(false)
      drive(true)
      await watched.until(true)
    },
  },
  {
    name: 'tells everybody who watches, and nobody who stopped',
    async check({ input, drive }) {
      drive(false)
      const [left, stayed] = [watch(input), watch(input)]
      await Promise.all([left.until(false), stayed.until(false)])
      left.stop()
      drive(true)
      await stayed.until(true)
      assert.equal(left.last(), false)
    },
  },
]

/** Follows an input; waits as long as an input may take to be seen (IEC 60839-11-1). */
function watch(input: InputLine) {
  let last: boolean | undefined
  let wake = () => {}
  const stop = input.watch((isActive) => {
    last = isActive
    wake()
  })
  return {
    stop,
    last: () => last,
    async until(value: boolean): Promise<void> {
      const deadline = performance.now() + seenWithinMs
      while (last !== value) {
        const leftMs = deadline - performance.now()
        assert.ok(leftMs > 0, `the input was not seen ${value ? 'active' : 'inactive'} within ${seenWithinMs} ms`)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, leftMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
    },
  }
}

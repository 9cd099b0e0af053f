import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inputContract, relayContract } from '../../door/line-contract.ts'
import { systemClock } from '../../runtime/clock.ts'
import { silentLog } from '../../runtime/log.ts'
import { FakeSimulator } from './fake-simulator.ts'
import { type SimGpio, startSimGpio } from './sim-gpio.ts'

let folder: string
let path: string
let simulator: FakeSimulator
let gpio: SimGpio
const others: SimGpio[] = []

/** Resolves once an input has this value: the driver is connected, and has heard. */
function told(line: 'contact' | 'exit' | 'fire', value: boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = gpio.input(line).watch((isActive) => {
      if (isActive !== value) return
      queueMicrotask(() => stop())
      resolve()
    })
  })
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'domovoy-gpio-'))
  path = join(folder, 'gpio.sock')
  simulator = new FakeSimulator()
  await simulator.listen(path)
  gpio = startSimGpio({ path, clock: systemClock, log: silentLog })
  await told('fire', false)
})

afterEach(async () => {
  for (const other of [gpio, ...others.splice(0)]) await other.stop()
  await simulator.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the simulated relay', () => {
  it.each(relayContract)('$name', async ({ check }) => {
    await check({
      relay: gpio.relay('lock'),
      isOn: () => simulator.values.lock,
      async openBroken() {
        const nobody = startSimGpio({ path: join(folder, 'nobody.sock'), clock: systemClock, log: silentLog })
        others.push(nobody)
        return nobody.relay('lock')
      },
    })
  })

  it('fails when the simulator says so', async () => {
    simulator.heed = () => 'fail'
    await expect(gpio.relay('lock').set(true)).rejects.toThrow('stuck')
  })

  it('fails when the simulator goes away before it answers', async () => {
    simulator.heed = () => false
    const moved = gpio.relay('lock').set(true)
    await simulator.close()
    await expect(moved).rejects.toThrow('gone')
  })

  it('sets the wanted value again, and hears the inputs again, after a reconnect', async () => {
    await gpio.relay('lock').set(true)
    await simulator.close()
    simulator.values.lock = false
    simulator.values.exit = true
    const moved = new Promise<void>((resolve) => {
      simulator.heed = () => {
        resolve()
        return true
      }
    })
    await simulator.listen(path)
    await told('exit', true)
    await moved
    expect(simulator.values.lock).toBe(true)
  })
})

describe('the simulated input', () => {
  it.each(inputContract)('$name', async ({ check }) => {
    await check({ input: gpio.input('contact'), drive: (isActive) => simulator.setInput('contact', isActive) })
  })
})

it.each(['no json\n', '{"line":"roof","value":true}\n', '[]\n', '{"done":12345}\n', '\n\n\n'])(
  'outlives a simulator that says %j',
  async (text) => {
    simulator.say(text)
    simulator.setInput('contact', true)
    await told('contact', true)
    await gpio.relay('lock').set(true)
  },
)

it('hangs up on a line without an end, and connects again', async () => {
  simulator.say('x'.repeat(10_000))
  const moved = new Promise<void>((resolve) => {
    const stop = gpio.input('exit').watch((isActive) => (isActive ? resolve(stop()) : undefined))
  })
  simulator.values.exit = true
  await moved
})

/**
 * Tries the GPIO drivers against a tree of files in the shape of sysfs, and prints one line of JSON: name → error or null.
 * `onoff.test.ts` runs it in a mount namespace of its own, where /sys/class/gpio is such a tree: the kernel there has no GPIO.
 */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { type ContractCase, inputContract, relayContract } from '../../door/line-contract.ts'
import { systemClock } from '../../runtime/clock.ts'
import { silentLog } from '../../runtime/log.ts'
import { openOnoffInput } from './open-onoff-input.ts'
import { openOnoffRelay } from './open-onoff-relay.ts'

const root = '/sys/class/gpio'
const results: Record<string, string | null> = {}
let lastGpio = 16

/** A line as the kernel shows it once it is exported. */
function makeLine(direction: 'in' | 'out', value: '0' | '1'): number {
  const gpio = ++lastGpio
  mkdirSync(`${root}/gpio${gpio}`)
  for (const [name, text] of Object.entries({ direction, value, edge: 'none', active_low: '0' })) {
    writeFileSync(`${root}/gpio${gpio}/${name}`, text)
  }
  return gpio
}

/** A line whose every write fails, as on a chip that is gone. */
function makeBrokenLine(): number {
  const gpio = makeLine('out', '0')
  mkdirSync(`${root}/broken${gpio}`)
  symlinkSync('/dev/full', `${root}/broken${gpio}/value`)
  for (const name of ['direction', 'edge', 'active_low']) writeFileSync(`${root}/broken${gpio}/${name}`, 'out')
  symlinkSync(`${root}/broken${gpio}`, `${root}/gpio${gpio + 1}`)
  lastGpio++
  return gpio + 1
}

const read = (gpio: number, name: string) => readFileSync(`${root}/gpio${gpio}/${name}`, 'utf8').slice(0, 3)

async function attempt(name: string, act: () => Promise<void>): Promise<void> {
  results[name] = await act().then(
    () => null,
    (error: Error) => error.message,
  )
}

async function tryRelay({ name, check }: ContractCase<Parameters<(typeof relayContract)[number]['check']>[0]>) {
  await attempt(`relay ${name}`, async () => {
    const gpio = makeLine('out', '0')
    const relay = await openOnoffRelay({ gpio, activeLow: false })
    await check({
      relay,
      isOn: () => read(gpio, 'value').startsWith('1'),
      openBroken: () => openOnoffRelay({ gpio: makeBrokenLine(), activeLow: false }),
    })
    relay.stop()
  })
}

async function tryInput({ name, check }: ContractCase<Parameters<(typeof inputContract)[number]['check']>[0]>) {
  await attempt(`input ${name}`, async () => {
    const gpio = makeLine('in', '0')
    const input = await openOnoffInput({ gpio, activeLow: false }, systemClock, silentLog)
    await check({ input, drive: (isActive) => writeFileSync(`${root}/gpio${gpio}/value`, isActive ? '1' : '0') })
    input.stop()
  })
}

for (const contractCase of relayContract) await tryRelay(contractCase)
for (const contractCase of inputContract) await tryInput(contractCase)

await attempt('relay leaves a line as it stands when it opens it', async () => {
  const gpio = makeLine('out', '1')
  await openOnoffRelay({ gpio, activeLow: false })
  assert.equal(read(gpio, 'value').slice(0, 1), '1')
})

await attempt('relay asks the kernel to invert what is wired so', async () => {
  const gpio = makeLine('in', '0')
  await openOnoffRelay({ gpio, activeLow: true })
  assert.deepEqual([read(gpio, 'active_low'), read(gpio, 'direction')], ['1', 'out'])
})

process.stdout.write(`${JSON.stringify(results)}\n`)

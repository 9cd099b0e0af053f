import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { GpioRequest } from '@domovoy/protocol/gpio-socket'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hasMosquitto } from '../uplink/fake-broker.ts'
import { createFakeSite, type FakeSite } from './fake-site.ts'

const open = { kind: 'open', door: 'main' } as const

/** The power fails at the worst moment: the daemon is a process that is killed. */
describe.skipIf(!hasMosquitto)('a daemon that is killed in the middle of an opening', () => {
  let site: FakeSite
  let daemon: ChildProcess

  async function launch(): Promise<void> {
    site.cloud.status = undefined
    daemon = spawn(process.execPath, [join(import.meta.dirname, '../main.ts'), '--config', site.configFile], {
      stdio: 'ignore',
    })
    await site.online()
  }

  async function kill(): Promise<void> {
    daemon.kill('SIGKILL')
    await once(daemon, 'exit')
  }

  beforeEach(async () => {
    site = await createFakeSite(20_000)
    await launch()
  })
  afterEach(async () => {
    await kill()
    await site.close()
  })

  it.each([
    ['before the line moves', false, 0],
    ['after the line moved', true, 1],
  ])('%s, has opened %s and never opens later', async (_, moves, pulses) => {
    const { cloud, simulator } = site
    const killed = new Promise<void>((resolve) => {
      simulator.heed = ({ set, value }: GpioRequest) => {
        if (set !== 'lock' || !value) return true
        resolve(kill())
        return moves
      }
    })
    const jws = await cloud.sign(open)
    cloud.send(jws)
    await killed
    expect(simulator.pulses).toBe(pulses)

    const asked: boolean[] = []
    const set = new Promise<void>((resolve) => {
      simulator.heed = ({ value }) => {
        asked.push(value)
        resolve()
        return true
      }
    })
    await launch()
    expect(await cloud.ask(jws)).toMatchObject({ outcome: 'refused', reason: 'replayed' })
    await set
    expect(asked).not.toContain(true)
    expect([simulator.values.lock, simulator.pulses]).toEqual([false, pulses])
    await cloud.until(() => cloud.kinds().includes('refused'), 'the journal')
    expect(cloud.kinds().filter((kind) => kind === 'granted')).toHaveLength(1)
    expect(cloud.chainBreaks).toEqual([])
  })
})

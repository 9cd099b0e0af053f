import { generateKeyPair } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FakeSimulator } from '../drivers/sim/fake-simulator.ts'
import { hasMosquitto } from '../uplink/fake-broker.ts'
import type { FakeCloud } from '../uplink/fake-cloud.ts'
import { systemClock } from './clock.ts'
import { loadConfig } from './config.ts'
import { createFakeSite, type FakeSite } from './fake-site.ts'
import type { Stoppable } from './lifecycle.ts'
import { silentLog } from './log.ts'
import { startEdge } from './start-edge.ts'

if (!hasMosquitto) process.stdout.write('skipped: the uplink over a real broker, since mosquitto is not installed\n')

/** The whole controller against a real broker: time is the machine's, so these tests wait for messages, never for time. */
describe.skipIf(!hasMosquitto)('the link', () => {
  let site: FakeSite
  let simulator: FakeSimulator
  let cloud: FakeCloud
  let edge: Stoppable | undefined

  const open = { kind: 'open', door: 'main' } as const
  const start = async () => {
    edge = await startEdge(loadConfig(site.configFile), systemClock, silentLog)
  }
  const online = () => site.online()

  beforeEach(async () => {
    site = await createFakeSite()
    ;({ simulator, cloud } = site)
  })

  afterEach(async () => {
    await edge?.stop()
    edge = undefined
    await site.close()
  })

  it('opens the door once, answers, and reports it in a whole chain', async () => {
    await start()
    await online()
    expect(await cloud.ask(await cloud.sign(open))).toMatchObject({ outcome: 'done' })
    expect(simulator.values.lock).toBe(true)
    await cloud.until(() => cloud.kinds().includes('granted'), 'the record')
    expect(simulator.pulses).toBe(1)
    expect(cloud.chainBreaks).toEqual([])
    expect(cloud.records.find(({ event }) => event.kind === 'granted')?.event).toMatchObject({
      via: 'app',
      door: 'main',
    })
  })

  it('refuses what it must not obey, writes it down, and moves nothing', async () => {
    await start()
    await online()
    const theirs = await generateKeyPair('EdDSA')
    const other = '01936f4e-5a00-7000-8000-000000000099'
    const answers = [
      await cloud.ask(await cloud.sign(open, { issuedAtMs: cloud.nowMs() - 5_500 })),
      await cloud.ask(await cloud.sign(open, { issuedAtMs: cloud.nowMs() + 2_000 })),
      await cloud.ask(await cloud.sign({ kind: 'open', door: 'cellar' })),
      await cloud.ask(await cloud.sign({ kind: 'watch', viewerId: other, offer: 'v=0' })),
    ]
    expect(answers.map((answer) => answer.outcome === 'refused' && answer.reason)).toEqual([
      'expired',
      'expired',
      'unknown-door',
      'camera-unavailable',
    ])
    cloud.send(await cloud.sign(open, {}, theirs.privateKey))
    cloud.send(await cloud.sign(open, { controllerId: other }))
    for (const garbage of ['', 'null', '{}', 'a.b.c', '\u0000', 'x'.repeat(70_000)]) cloud.send(garbage)
    const refused = () => cloud.records.filter(({ event }) => event.kind === 'refused')
    await cloud.until(() => refused().length >= 12, 'the refusals in the journal')
    const reasons = refused().map(({ event }) => event.kind === 'refused' && event.reason)
    expect(new Set(reasons)).toEqual(
      new Set(['expired', 'unknown-door', 'camera-unavailable', 'bad-signature', 'wrong-controller', 'malformed']),
    )
    expect(simulator.pulses).toBe(0)
    expect(cloud.replies).toHaveLength(4)
  })

  it('takes a command once, even across its own restart', async () => {
    await start()
    await online()
    const jws = await cloud.sign(open)
    expect(await cloud.ask(jws)).toMatchObject({ outcome: 'done' })
    expect(await cloud.ask(jws)).toMatchObject({ outcome: 'refused', reason: 'replayed' })
    await edge?.stop()
    await cloud.until(() => cloud.status?.online === false, 'the goodbye')
    await start()
    await online()
    expect(await cloud.ask(jws)).toMatchObject({ outcome: 'refused', reason: 'replayed' })
    expect(simulator.pulses).toBe(1)
  })

  it('takes one of many copies that come at once', async () => {
    await start()
    await online()
    const jws = await cloud.sign(open)
    for (let i = 0; i < 5; i++) cloud.send(jws)
    await cloud.until(() => cloud.replies.length === 5, 'five answers')
    expect(cloud.replies.filter(({ outcome }) => outcome === 'done')).toHaveLength(1)
    expect(simulator.pulses).toBe(1)
  })

  it('judges age by the cloud’s clock, however wrong its own is', async () => {
    cloud.aheadMs = 3_600_000
    await start()
    await online()
    expect(await cloud.ask(await cloud.sign(open))).toMatchObject({ outcome: 'done' })
    const late = await cloud.ask(await cloud.sign(open, { issuedAtMs: Date.now() }))
    expect(late).toMatchObject({ outcome: 'refused', reason: 'expired' })
    expect(late.outcome === 'refused' && late.clockOffMs).toBeCloseTo(-3_600_000, -3)
    await cloud.until(() => cloud.kinds().includes('clock'), 'the correction in the journal')
  })

  it('answers relay-failed when the lock does not move, and lives', async () => {
    await start()
    await online()
    simulator.heed = () => 'fail'
    expect(await cloud.ask(await cloud.sign(open))).toMatchObject({ outcome: 'refused', reason: 'relay-failed' })
    simulator.heed = () => true
    expect(await cloud.ask(await cloud.sign(open))).toMatchObject({ outcome: 'done' })
    expect(simulator.pulses).toBe(1)
    await cloud.until(() => cloud.kinds().includes('relay-failed'), 'the failure in the journal')
  })

  it('loses nothing while the broker is away', async () => {
    await start()
    await online()
    await cloud.until(() => cloud.records.length >= 1, 'the start')
    await site.broker.stop()
    for (let i = 0; i < 30; i++) {
      simulator.setInput('contact', true)
      simulator.setInput('contact', false)
    }
    cloud.status = undefined
    await site.broker.start()
    await online()
    await cloud.until(() => cloud.kinds().filter((kind) => kind === 'closed').length === 30, 'everything that happened')
    expect(cloud.records.map(({ n }) => n)).toEqual(cloud.records.map((_, i) => i + 1))
    expect(cloud.chainBreaks).toEqual([])
    expect(await cloud.ask(await cloud.sign(open))).toMatchObject({ outcome: 'done' })
  })

  it('lives through a flood of nonsense, counts it, and opens meanwhile', async () => {
    await start()
    await online()
    for (let i = 0; i < 1_000; i++) cloud.send(`nonsense ${i}`)
    expect(await cloud.ask(await cloud.sign(open))).toMatchObject({ outcome: 'done' })
    for (let i = 0; i < 1_000; i++) cloud.send(`nonsense ${i}`)
    expect(await cloud.ask(await cloud.sign(open))).toMatchObject({ outcome: 'done' })
    await edge?.stop()
    await start()
    await cloud.until(() => cloud.kinds().filter((kind) => kind === 'started').length === 2, 'the whole journal')
    const refused = cloud.records.flatMap(({ event }) => (event.kind === 'refused' ? [event.suppressed ?? 1] : []))
    expect(refused).toHaveLength(21)
    expect(refused.reduce((sum, count) => sum + count)).toBe(2_000)
  })

  it('tells its state at once, and that it is gone', async () => {
    await start()
    await online()
    simulator.setInput('fire', true)
    const state = () => (cloud.status?.online ? cloud.status.doors.at(0)?.state : 'gone')
    await cloud.until(() => state() === 'fire', 'the fire')
    simulator.setInput('fire', false)
    await cloud.until(() => state() === 'locked', 'the end of the fire')
    await edge?.stop()
    await cloud.until(() => state() === 'gone', 'the goodbye')
  })
})

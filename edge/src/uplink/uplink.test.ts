import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateKeyPair } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeSimulator } from '../drivers/sim/fake-simulator.ts'
import { systemClock } from '../runtime/clock.ts'
import { parseConfig } from '../runtime/config.ts'
import type { Stoppable } from '../runtime/lifecycle.ts'
import { silentLog } from '../runtime/log.ts'
import { startEdge } from '../runtime/start-edge.ts'
import { Broker, hasMosquitto } from './fake-broker.ts'
import { FakeCloud } from './fake-cloud.ts'
import { createFakePki } from './fake-pki.ts'
import { identityPaths } from './identity.ts'

if (!hasMosquitto) process.stdout.write('skipped: the uplink over a real broker, since mosquitto is not installed\n')

/** The whole controller against a real broker: time is the machine's, so these tests wait for messages, never for time. */
describe.skipIf(!hasMosquitto)('the link', () => {
  let folder: string
  let simulator: FakeSimulator
  let broker: Broker
  let cloud: FakeCloud
  let edge: Stoppable | undefined

  const open = { kind: 'open', door: 'main' } as const

  async function start(): Promise<void> {
    const lines = ['lock', 'contact', 'exit', 'fire'].map((line) => `  ${line}: { driver: sim, line: ${line} }`)
    const text = ['dataFolder: data', 'gpioSocket: gpio.sock', 'door:', '  pulseMs: 150', ...lines].join('\n')
    edge = await startEdge(parseConfig(text, join(folder, 'edge.yaml')), systemClock, silentLog)
  }

  async function online(): Promise<void> {
    await cloud.until(() => cloud.status?.online === true && simulator.clients > 0, 'the controller online')
  }

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'domovoy-uplink-'))
    simulator = new FakeSimulator()
    await simulator.listen(join(folder, 'gpio.sock'))
    const pki = await createFakePki()
    broker = await Broker.prepare(folder, await pki.issue('localhost'), pki.caCertificate)
    await broker.start()
    cloud = await FakeCloud.create()
    await cloud.connect(broker.url, await pki.issue('cloud'), pki.caCertificate)

    const { key, certificate } = await pki.issue(cloud.controllerId)
    const paths = identityPaths(join(folder, 'data'))
    mkdirSync(paths.folder, { recursive: true })
    writeFileSync(paths.key, key)
    writeFileSync(paths.certificate, certificate)
    writeFileSync(paths.caCertificate, pki.caCertificate)
    writeFileSync(paths.file, JSON.stringify(await cloud.identityFile(broker.url)))
  })

  afterEach(async () => {
    await edge?.stop()
    edge = undefined
    await cloud.stop()
    await broker.stop()
    await simulator.close()
    rmSync(folder, { recursive: true, force: true })
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
    await broker.stop()
    for (let i = 0; i < 30; i++) {
      simulator.setInput('contact', true)
      simulator.setInput('contact', false)
    }
    cloud.status = undefined
    await broker.start()
    await online()
    await cloud.until(() => cloud.kinds().filter((kind) => kind === 'closed').length === 30, 'everything that happened')
    expect(cloud.records.map(({ n }) => n)).toEqual(cloud.records.map((_, i) => i + 1))
    expect(cloud.chainBreaks).toEqual([])
    expect(await cloud.ask(await cloud.sign(open))).toMatchObject({ outcome: 'done' })
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

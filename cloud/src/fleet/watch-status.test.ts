import { down, statusGolden, up, verifyClockAnswer } from '@domovoy/protocol/mqtt'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { importJWK } from 'jose'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ownCompany } from '../demo/index.ts'
import { anna, house, startTestCloud, type TestCloud } from '../test-cloud.ts'
import { controller } from './tables.ts'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
})
afterAll(() => cloud.stop())

const lastSeen = async () => {
  const { db } = cloud.database
  const rows = await db.inTenant(ownCompany.id, (tx) =>
    tx.select().from(controller).where(eq(controller.id, house.controllerId)),
  )
  return rows[0]?.lastSeenAt?.getTime()
}
const view = async () => (await cloud.ask(anna, `/api/entrances/${house.entranceId}`)).json()

describe("a controller's status", () => {
  it('is not known before it was ever there', async () => {
    expect(await view()).toMatchObject({
      online: false,
      offlineSince: null,
      seen: false,
      door: { id: 'main', state: null, releaseMs: null },
      camera: null,
    })
  })

  it('is shown at once, and when it was last seen is written down', async () => {
    cloud.controller.say()
    expect(await view()).toMatchObject({
      online: true,
      offlineSince: null,
      seen: true,
      door: { state: 'locked', releaseMs: 3_000 },
      camera: 'idle',
    })
    await vi.waitFor(async () => expect(await lastSeen()).toBe(cloud.clock.now()))
  })

  it('is written down every minute while it is there', async () => {
    cloud.clock.advance(60_000)
    await vi.waitFor(async () => expect(await lastSeen()).toBe(cloud.clock.now()))
  })

  it('tells since when it is away, however often that is said', async () => {
    const since = new Date(cloud.clock.now()).toISOString()
    cloud.controller.say({ online: false })
    cloud.clock.advance(5_000)
    cloud.controller.say({ online: false })
    expect(await view()).toMatchObject({
      online: false,
      offlineSince: since,
      seen: true,
      door: { state: null },
      camera: null,
    })
  })

  it('outlives nonsense', async () => {
    cloud.controller.say()
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((it) => new TextEncoder().encode(it)),
        ),
        (bytes) => {
          cloud.broker.deliver(up.status(house.controllerId), bytes)
          cloud.broker.deliver(up.clock(house.controllerId), bytes)
          cloud.broker.deliver(up.journal(house.controllerId), bytes)
          cloud.broker.deliver(up.reply(house.controllerId, 'node-1'), bytes)
        },
      ),
    )
    cloud.broker.deliver(up.status('nobody'), JSON.stringify(statusGolden))
    expect(await view()).toMatchObject({ online: true })
  })
})

describe('the time', () => {
  it('is told to whoever asks, signed', async () => {
    const id = '01936f4e-5a00-7000-8000-000000000002'
    cloud.broker.deliver(up.clock(house.controllerId), JSON.stringify({ id, sentMs: 5 }))
    const told = cloud.broker.published.findLast((it) => it.topic === down.clock(house.controllerId))
    const { kid, publicJwk } = cloud.pki.commandKey
    const key = await importJWK({ ...publicJwk, alg: 'EdDSA' })
    if (key instanceof Uint8Array) throw new Error('not a public key')
    expect(await verifyClockAnswer(told?.payload ?? '', new Map([[kid, key]]))).toEqual({
      id,
      cloudMs: cloud.clock.now(),
    })
  })
})

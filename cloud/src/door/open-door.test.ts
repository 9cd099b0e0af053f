import { randomUUID } from 'node:crypto'
import { commandLifeMs, verifyCommand } from '@domovoy/protocol/command'
import { eq } from 'drizzle-orm'
import { importJWK } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { ownCompany, premisesIdOf } from '../demo/index.ts'
import { DomainError } from '../platform/errors.ts'
import { platformFaults } from '../platform/platform-faults.ts'
import { residency } from '../residency/index.ts'
import { anna, house, maria, nextHouse, oleg, otherHouse, startTestCloud, type TestCloud } from '../test-cloud.ts'
import type { OpeningAnswer } from './answer.ts'
import { opening } from './tables.ts'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
})
afterAll(() => cloud.stop())
beforeEach(() => {
  cloud.controller.commands.length = 0
  cloud.controller.behaviour = (it) => ({ outcome: 'done', atMs: it.issuedAtMs + 20 })
  cloud.broker.connected = true
  cloud.controller.say()
})

const open = (phone: string | undefined, entranceId: string = house.entranceId, key: string = randomUUID()) =>
  cloud.ask(phone, `/api/entrances/${entranceId}/open`, { method: 'POST', headers: { 'idempotency-key': key } })
const codeOf = async (response: Response) => ({ status: response.status, ...((await response.json()) as object) })
const asked = () => vi.waitFor(() => expect(cloud.controller.commands).toHaveLength(1), { interval: 5 })

describe('opening a door', () => {
  it('sends one signed command and tells when it was done', async () => {
    const response = await open(anna)
    expect(response.status).toBe(200)
    const [command] = cloud.controller.commands
    expect(await response.json()).toEqual({
      outcome: 'opened',
      commandId: command?.id,
      at: new Date((command?.issuedAtMs ?? 0) + 20).toISOString(),
    })
    expect(command).toMatchObject({
      kind: 'open',
      door: 'main',
      controllerId: house.controllerId,
      actor: { kind: 'resident' },
    })
    const key = await importJWK({ ...cloud.pki.commandKey.publicJwk, alg: 'EdDSA' })
    if (key instanceof Uint8Array) throw new Error('not a public key')
    const jws = cloud.broker.published.findLast((it) => it.topic.endsWith('/down/command'))?.payload ?? ''
    expect(await verifyCommand(jws, new Map([[cloud.pki.commandKey.kid, key]]))).toMatchObject({ ok: true, command })
  })

  it('tells why the controller refused', async () => {
    cloud.controller.behaviour = () => ({ outcome: 'refused', reason: 'relay-failed', atMs: 1 })
    expect(await codeOf(await open(anna))).toMatchObject({ status: 409, code: 'door.refused', reason: 'relay-failed' })
  })

  it('is refused at once, and no command leaves, when the controller is known to be offline', async () => {
    const since = new Date(cloud.clock.now()).toISOString()
    cloud.controller.say({ online: false })
    expect(await codeOf(await open(anna))).toMatchObject({ status: 503, code: 'controller.offline', since })
    expect(cloud.controller.commands).toEqual([])
  })

  it('is given up within 5 s when the controller keeps silent', async () => {
    cloud.controller.behaviour = () => undefined
    const answer = open(anna)
    await asked()
    cloud.clock.advance(commandLifeMs)
    expect(await codeOf(await answer)).toMatchObject({ status: 504, code: 'controller.silent' })
    const [command] = cloud.controller.commands
    // Its late answer finds nobody, and harms nothing.
    if (command) cloud.controller.reply(command, { outcome: 'done', atMs: 1 })
  })

  it("is not answered by another controller's reply, nor by nonsense", async () => {
    cloud.controller.behaviour = () => undefined
    const answer = open(anna)
    await asked()
    const [command] = cloud.controller.commands
    const reply = JSON.stringify({ commandId: command?.id, outcome: 'done', atMs: 5 })
    cloud.broker.deliver(`domovoy/v1/${nextHouse.controllerId}/up/reply/node-1`, reply)
    for (const payload of ['', '{', 'null', '[]', '{"outcome":"done"}', Buffer.from([0xff, 0xfe]), '\u0000']) {
      cloud.broker.deliver(`domovoy/v1/${house.controllerId}/up/reply/node-1`, payload)
    }
    cloud.clock.advance(commandLifeMs)
    expect((await answer).status).toBe(504)
  })

  it('says that the doors cannot be reached when the broker is away', async () => {
    const gone = new DomainError(platformFaults['broker.unavailable'])
    vi.spyOn(cloud.broker, 'publish').mockRejectedValueOnce(gone)
    expect(await codeOf(await open(anna))).toMatchObject({ status: 503, code: 'broker.unavailable' })
  })
})

describe('who may open', () => {
  it.each([
    ['nobody who is signed out', undefined, house.entranceId, 401, 'session.required'],
    ['an unknown entrance', anna, randomUUID(), 404, 'entrance.unknown'],
    ['what is no id at all', anna, 'main', 404, 'entrance.unknown'],
    ['an entrance of another company', anna, otherHouse.entranceId, 404, 'entrance.unknown'],
    ['the same, from the other side', oleg, house.entranceId, 404, 'entrance.unknown'],
    ["a neighbour's entrance of the same company", anna, nextHouse.entranceId, 403, 'entrance.forbidden'],
  ])('%s', async (_name, phone, entranceId, status, code) => {
    expect(await codeOf(await open(phone, entranceId))).toMatchObject({ status, code })
    expect(cloud.controller.commands).toEqual([])
  })
})

const rowOf = async (key: string) => {
  const { db } = cloud.database
  const rows = await db.inTenant(ownCompany.id, (tx) =>
    tx.select().from(opening).where(eq(opening.idempotencyKey, key)),
  )
  return rows[0]
}
const answerOf = (key: string, answer: OpeningAnswer | null) =>
  cloud.database.db.inTenant(ownCompany.id, (tx) =>
    tx.update(opening).set({ answer }).where(eq(opening.idempotencyKey, key)),
  )

/** For one test; the others know her behind one entrance only. */
async function alsoLivesNextDoor(phone: string) {
  const me = (await (await cloud.ask(phone, '/api/me')).json()) as { user: { id: string } }
  const premisesId = premisesIdOf(nextHouse.entranceId, 1)
  const row = {
    id: randomUUID(),
    companyId: ownCompany.id,
    premisesId,
    userId: me.user.id,
    relation: 'tenant' as const,
  }
  await cloud.database.db.inTenant(ownCompany.id, (tx) => tx.insert(residency).values(row))
  onTestFinished(async () => {
    await cloud.database.db.inTenant(ownCompany.id, (tx) => tx.delete(residency).where(eq(residency.id, row.id)))
  })
}

describe('the idempotency key', () => {
  let waitingBefore = 0
  beforeEach(() => {
    waitingBefore = cloud.clock.waiting
  })

  it.each([undefined, '', 'press', '1'])('must be a UUID, not %j', async (key) => {
    const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key }
    const response = await cloud.ask(anna, `/api/entrances/${house.entranceId}/open`, { method: 'POST', headers })
    expect(await codeOf(response)).toMatchObject({ status: 400, code: 'idempotency.missing' })
  })

  it('gives the same answer again, and sends no second command', async () => {
    const key = randomUUID()
    const first = await codeOf(await open(anna, house.entranceId, key))
    cloud.controller.say({ online: false })
    expect(await codeOf(await open(anna, house.entranceId, key))).toEqual(first)
    expect(cloud.controller.commands).toHaveLength(1)
  })

  it('gives the same refusal again', async () => {
    const key = randomUUID()
    cloud.controller.say({ online: false })
    const first = await codeOf(await open(anna, house.entranceId, key))
    cloud.controller.say()
    expect(await codeOf(await open(anna, house.entranceId, key))).toEqual(first)
    expect(cloud.controller.commands).toEqual([])
  })

  it('sends one command for many that come at once', async () => {
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 8 }, () => open(anna, house.entranceId, key).then(codeOf)))
    expect(new Set(answers.map((it) => JSON.stringify(it))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 200 })
    expect(cloud.controller.commands).toHaveLength(1)
  })

  it('does not serve for another entrance, neither at once nor later', async () => {
    await alsoLivesNextDoor(anna)
    const key = randomUUID()
    const [, other] = await Promise.all([open(anna, house.entranceId, key), open(anna, nextHouse.entranceId, key)])
    const later = await open(anna, nextHouse.entranceId, key)
    for (const response of [other, later]) {
      expect(await codeOf(response)).toMatchObject({ status: 422, code: 'idempotency.reused' })
    }
    expect(cloud.controller.commands).toHaveLength(1)
  })

  it('finds the answer that another node has given, and gives up where it gave none', async () => {
    const key = randomUUID()
    const first = await codeOf(await open(anna, house.entranceId, key))
    await vi.waitFor(() => expect(rowOf(key)).resolves.toMatchObject({ answer: { outcome: 'opened' } }))
    await answerOf(key, null)
    const again = open(anna, house.entranceId, key)
    await vi.waitFor(() => expect(cloud.clock.waiting).toBeGreaterThan(waitingBefore))
    await answerOf(key, { outcome: 'opened', atMs: 7 })
    cloud.clock.advance(100)
    expect(await codeOf(await again)).toEqual({ ...first, at: new Date(7).toISOString() })
    await answerOf(key, null)
    cloud.clock.advance(commandLifeMs)
    expect((await open(anna, house.entranceId, key)).status).toBe(504)
    expect(cloud.controller.commands).toHaveLength(1)
  })

  it("is each person's own", async () => {
    const key = randomUUID()
    expect((await open(anna, house.entranceId, key)).status).toBe(200)
    expect((await open(maria, house.entranceId, key)).status).toBe(200)
    expect(cloud.controller.commands).toHaveLength(2)
  })
})

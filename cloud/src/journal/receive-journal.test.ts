import { genesisHash } from '@domovoy/protocol/journal'
import { up } from '@domovoy/protocol/mqtt'
import { asc, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { otherCompany, ownCompany } from '../demo/index.ts'
import { controller } from '../fleet/index.ts'
import { anna, house, nextHouse, oleg, otherHouse, startTestCloud, type TestCloud } from '../test-cloud.ts'
import { hashAfter } from './judge-batch.ts'
import { journalAlarm, journalRecord } from './tables.ts'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
})
afterAll(() => cloud.stop())

const bootId = '01936f4e-5a00-7000-8000-000000000009'

/** A controller's journal, growing; each call returns the next batch. */
function journalOf() {
  let n = 0
  let previous = genesisHash
  return (...events: Record<string, unknown>[]) => {
    const records = events.map((event) => {
      const record = { n: ++n, atMs: 1_795_163_640_000 + n, event: { kind: 'x', ...event } }
      previous = hashAfter(previous, record)
      return { ...record, hash: previous }
    })
    return { first: n - records.length + 1, last: n, records }
  }
}
const send = (batch: unknown, controllerId: string = house.controllerId) =>
  cloud.broker.deliver(up.journal(controllerId), JSON.stringify(batch))
const acks = () =>
  cloud.broker.published
    .filter((it) => it.topic.endsWith('/journal-ack'))
    .map((it) => (JSON.parse(it.payload) as { through: number }).through)
const acked = (through: number) => vi.waitFor(() => expect(acks().at(-1)).toBe(through), { interval: 5 })
const rows = () =>
  cloud.database.db.inTenant(ownCompany.id, (tx) =>
    tx.select().from(journalRecord).orderBy(asc(journalRecord.line), asc(journalRecord.n)),
  )
const alarms = () => cloud.database.db.inTenant(ownCompany.id, (tx) => tx.select().from(journalAlarm))

describe("a controller's journal", () => {
  const next = journalOf()
  const first = next({ kind: 'started', bootId, version: '1', clean: true }, { kind: 'closed', door: 'main' })
  const second = next({ kind: 'lift-called', floor: 7, note: 'odd \u0000 and \ud800' })

  it('is committed, then acknowledged', async () => {
    send(first)
    await acked(2)
    expect((await rows()).map((it) => [it.n, it.kind, it.chainBroken])).toEqual([
      [1, 'started', false],
      [2, 'closed', false],
    ])
  })

  it('is taken once, however often and by however many at once it is sent', async () => {
    for (let i = 0; i < 5; i++) send(first)
    for (let i = 0; i < 5; i++) send(second)
    await vi.waitFor(() => expect(acks()).toHaveLength(11))
    expect(acks().at(-1)).toBe(3)
    expect((await rows()).map((it) => it.n)).toEqual([1, 2, 3])
    expect(await alarms()).toEqual([])
  })

  it('keeps what it does not know, even letters that the database cannot hold', async () => {
    expect((await rows())[2]?.event).toEqual({ kind: 'lift-called', floor: 7, note: 'odd \ufffd and \ufffd' })
  })

  it('is asked for what is missing', async () => {
    next({ kind: 'closed', door: 'main' })
    send(next({ kind: 'closed', door: 'main' }))
    await vi.waitFor(() => expect(acks()).toHaveLength(12))
    expect(acks().at(-1)).toBe(3)
    expect(await rows()).toHaveLength(3)
  })

  it('that was replaced by another is an alarm, and is kept beside the old one', async () => {
    const other = journalOf()
    send(other({ kind: 'started', bootId, version: '2', clean: false }))
    await acked(1)
    expect((await rows()).map((it) => [it.line, it.n, it.chainBroken])).toEqual([
      [1, 1, false],
      [1, 2, false],
      [1, 3, false],
      [2, 1, true],
    ])
    expect(await alarms()).toMatchObject([{ kind: 'fork', line: 2, n: 1 }])
    send(other({ kind: 'closed', door: 'main' }))
    await acked(2)
    expect((await rows()).at(-1)).toMatchObject({ line: 2, n: 2, chainBroken: false })
  })

  it('is taken once too where a batch began before the replacement', async () => {
    const before = (await rows()).length
    const shared = journalOf()
    const head = shared({ kind: 'closed', door: 'a' }, { kind: 'closed', door: 'b' })
    send(head)
    await vi.waitFor(async () => expect(await rows()).toHaveLength(before + 2))
    const known = (await alarms()).length
    const fork = { n: 3, atMs: 1_795_163_640_009, event: { kind: 'x', door: 'c' } }
    send(shared({ kind: 'closed', door: 'd' }))
    await acked(3)
    const records = [...head.records, { ...fork, hash: hashAfter(head.records[1]?.hash ?? '', fork) }]
    for (let i = 0; i < 3; i++) send({ first: 1, last: 3, records })
    await vi.waitFor(async () => expect(await alarms()).toHaveLength(known + 1))
    await vi.waitFor(() => expect(acks().slice(-3)).toEqual([3, 3, 3]))
    expect((await rows()).length).toBe(before + 4)
  })

  it('is not taken from an unknown controller, nor when it is nonsense; nothing is acknowledged', async () => {
    const before = acks().length
    send(first, '01936f4e-5a00-7000-8000-00000000ffff')
    send(first, 'no-id')
    for (const it of ['', '{', 'null', '\u0000']) cloud.broker.deliver(up.journal(nextHouse.controllerId), it)
    send(journalOf()({ kind: 'closed', door: 'main' }), nextHouse.controllerId)
    await vi.waitFor(() => expect(acks()).toHaveLength(before + 1))
  })

  it('is not acknowledged when it could not be committed, and is taken when it comes again', async () => {
    const before = acks().length
    const fails = vi.spyOn(cloud.database.db, 'inTenant').mockRejectedValueOnce(new Error('away'))
    const batch = journalOf()({ kind: 'closed', door: 'main' }, { kind: 'opened', door: 'main' })
    send(batch, nextHouse.controllerId)
    await vi.waitFor(() => expect(fails).toHaveBeenCalled())
    fails.mockRestore()
    send(batch, nextHouse.controllerId)
    await acked(2)
    expect(acks()).toHaveLength(before + 1)
  })

  it('is taken from a clock that has gone wrong, and shown', async () => {
    const me = z.object({ user: z.object({ id: z.string() }) }).parse(await (await cloud.ask(oleg, '/api/me')).json())
    const actor = { kind: 'resident', id: me.user.id }
    const record = { n: 1, atMs: 8_640_000_000_000_000, event: { kind: 'granted', door: 'main', actor } }
    const records = [{ ...record, hash: hashAfter(genesisHash, record) }]
    await cloud.database.db.inTenant(otherCompany.id, (tx) => tx.update(controller).set({ claimedAt: new Date() }))
    send({ first: 1, last: 1, records }, otherHouse.controllerId)
    await acked(1)
    const shown = await cloud.ask(oleg, `/api/entrances/${otherHouse.entranceId}/events`)
    expect(await shown.json()).toMatchObject({ events: [{ at: '9999-12-31T00:00:00.000Z' }] })
  })

  it('that comes in a flood, and slowly, keeps nobody from their door', async () => {
    expect((await cloud.ask(anna, '/api/me')).status).toBe(200)
    const before = acks().length
    const [begun, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const held = cloud.database.db.inTenant(ownCompany.id, async (tx) => {
      await tx.execute(sql`select from journal_cursor for update`)
      begun.resolve()
      await end.promise
    })
    await begun.promise
    for (let i = 0; i < 40; i++) send(first)
    expect((await cloud.ask(anna, '/api/entrances')).status).toBe(200)
    end.resolve()
    await held
    // One under way and ten that waited; the rest would only have been the same again.
    await vi.waitFor(() => expect(acks()).toHaveLength(before + 11))
  })
})

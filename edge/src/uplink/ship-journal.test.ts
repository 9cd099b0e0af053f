import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type JournalBatch, journalBatch, up } from '@domovoy/protocol/mqtt'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { acknowledge, acknowledgedThrough } from '../journal/acknowledge.ts'
import { startJournal } from '../journal/start-journal.ts'
import { type EdgeDatabase, openDatabase } from '../runtime/database.ts'
import { silentLog } from '../runtime/log.ts'
import { VirtualClock } from '../runtime/virtual-clock.ts'
import { startShipping } from './ship-journal.ts'

const controllerId = '01936f4e-5a00-7000-8000-000000000005'
let folder: string
let db: EdgeDatabase & { stop(): void }
let clock: VirtualClock
let sent: JournalBatch[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'domovoy-ship-'))
  db = openDatabase(folder)
  clock = new VirtualClock()
  sent = []
})
afterEach(() => {
  db.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A journal of so many records, and its shipping over a link that only remembers. */
function start(records: number) {
  const journal = startJournal({ db, clock, nowMs: () => clock.nowMs(), log: silentLog })
  for (let n = journal.last(); n < records; n++) journal.append({ kind: 'closed', door: 'main' })
  const publish = (topic: string, payload: string) => {
    expect(topic).toBe(up.journal(controllerId))
    sent.push(journalBatch.parse(JSON.parse(payload)))
  }
  const link = { isUp: () => true, publish }
  return { journal, begin: () => startShipping({ link, controllerId, db, journal, clock, log: silentLog }) }
}
const ack = (through: number, last: number) => Buffer.from(JSON.stringify({ through, last }))
const ranges = () => sent.map(({ first, last }) => [first, last])

it('what the cloud acknowledged is remembered, and the rest goes on', () => {
  const shipper = start(700).begin()
  shipper.linked()
  shipper.heed(ack(500, 500))
  expect([ranges(), acknowledgedThrough(db)]).toEqual([
    [
      [1, 500],
      [501, 700],
    ],
    500,
  ])
  shipper.stop()
  expect(clock.pendingTimers).toBe(0)
})

it('a cloud restored to before the oldest record gets that one until it takes it', async () => {
  const { begin } = start(20)
  acknowledge(db, 19, 5)
  const shipper = begin()
  shipper.linked()
  shipper.heed(ack(3, 20))
  await clock.advance(10_000)
  shipper.heed(ack(3, 20))
  await clock.advance(10_000)
  expect(ranges()).toEqual([[20, 20], ...Array(3).fill([15, 20])])
  shipper.heed(ack(20, 20))
  expect(acknowledgedThrough(db)).toBe(20)
  shipper.stop()
})

it('nonsense for an acknowledgement, and a disk that fails, change nothing', () => {
  const shipper = start(3).begin()
  shipper.linked()
  for (const nonsense of ['', '{', 'null', '{"through":-1}', '{"through":1.5}']) shipper.heed(Buffer.from(nonsense))
  expect([ranges(), acknowledgedThrough(db)]).toEqual([[[1, 3]], 0])
  db.stop()
  expect(() => shipper.heed(ack(3, 3))).not.toThrow()
  db = openDatabase(folder)
  expect(acknowledgedThrough(db)).toBe(0)
  shipper.stop()
})

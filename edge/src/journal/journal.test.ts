import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chainInput, genesisHash, journalRecord } from '@domovoy/protocol/journal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DatabaseTooNewError, type EdgeDatabase, openDatabase } from '../runtime/database.ts'
import { silentLog } from '../runtime/log.ts'
import { VirtualClock } from '../runtime/virtual-clock.ts'
import { acknowledge, acknowledgedThrough } from './acknowledge.ts'
import { appendRecord } from './append-record.ts'
import { toldPerWindow, windowMs } from './limit-refusals.ts'
import { oldestKept, readBatch } from './read-batch.ts'
import { startJournal } from './start-journal.ts'

let folder: string
let db: EdgeDatabase & { stop(): void }
let clock: VirtualClock

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'domovoy-journal-'))
  db = openDatabase(folder)
  clock = new VirtualClock()
})
afterEach(() => {
  db.stop()
  rmSync(folder, { recursive: true, force: true })
})

const start = () => startJournal({ db, clock, nowMs: () => clock.nowMs(), log: silentLog })
const all = () => readBatch(db, 1, 100_000)?.records ?? []
const closed = { kind: 'closed', door: 'main' } as const

describe('the journal', () => {
  it('is numbered without holes and chained from the genesis hash', () => {
    const journal = start()
    for (let i = 0; i < 5; i++) journal.append(closed)
    let previous = genesisHash
    for (const [i, record] of all().entries()) {
      expect(journalRecord.parse(record)).toEqual(record)
      expect(record.n).toBe(i + 1)
      previous = createHash('sha256').update(chainInput(previous, record)).digest('hex')
      expect(record.hash).toBe(previous)
    }
  })

  it('leaves neither hole nor break when a transaction around it is rolled back', () => {
    const journal = start()
    const failing = db.$client.transaction(() => {
      journal.append(closed)
      throw new Error('the rest failed')
    })
    expect(() => failing()).toThrow('the rest failed')
    journal.append(closed)
    expect(all().map(({ n }) => n)).toEqual([1, 2])
  })

  it('tells whether the last run ended in order', () => {
    const cleans = () => all().flatMap(({ event }) => (event.kind === 'started' ? [event.clean] : []))
    start().stop()
    start()
    start()
    expect(cleans()).toEqual([true, true, false])
  })

  it('is there again when the database is opened again', () => {
    start().append(closed)
    db.stop()
    db = openDatabase(folder)
    expect(start().append(closed).n).toBe(4)
  })

  it('counts a flood of refusals instead of listing it', async () => {
    const journal = start()
    for (let i = 0; i < 10_000; i++) journal.refuse({ reason: 'bad-signature' })
    journal.refuse({ reason: 'expired', door: 'main' })
    expect(all()).toHaveLength(1 + toldPerWindow + 1)
    await clock.advance(windowMs)
    expect(all().at(-1)?.event).toEqual({
      kind: 'refused',
      reason: 'bad-signature',
      suppressed: 10_000 - toldPerWindow,
    })
    journal.refuse({ reason: 'bad-signature' })
    expect(all()).toHaveLength(1 + toldPerWindow + 3)
    expect(clock.pendingTimers).toBe(0)
  })

  it('writes down the count when it stops in the middle of a flood', () => {
    const journal = start()
    for (let i = 0; i < toldPerWindow + 7; i++) journal.refuse({ reason: 'malformed' })
    journal.stop()
    const [counted, stopped] = all().slice(-2)
    expect(counted?.event).toEqual({ kind: 'refused', reason: 'malformed', suppressed: 7 })
    expect(stopped?.event).toEqual({ kind: 'stopped' })
    expect(clock.pendingTimers).toBe(0)
  })

  it('starts on a disk that takes nothing: the door does not wait for room', () => {
    db.$client.pragma('query_only = ON')
    const journal = start()
    expect(journal.last()).toBe(0)
    db.$client.pragma('query_only = OFF')
    expect(journal.append(closed).n).toBe(1)
  })

  it('outlives a disk that takes nothing', () => {
    const journal = start()
    db.$client.pragma('query_only = ON')
    expect(() => journal.append(closed)).toThrow()
    journal.note(closed)
    db.$client.pragma('query_only = OFF')
    journal.note(closed)
    expect(all().map(({ n }) => n)).toEqual([1, 2])
  })
})

describe('a batch', () => {
  beforeEach(() => {
    for (let i = 0; i < 10; i++) appendRecord(db, closed, i)
  })

  it('holds what was asked for, as far as it is there', () => {
    expect(readBatch(db, 3, 5)).toMatchObject({ first: 3, last: 5, records: [{ n: 3 }, { n: 4 }, { n: 5 }] })
    expect(readBatch(db, 9, 20)).toMatchObject({ first: 9, last: 10 })
    expect(readBatch(db, 11, 20)).toBeUndefined()
  })

  it('that is acknowledged is pruned but for the newest, and the chain goes on', () => {
    acknowledge(db, 10, 3)
    expect(all().map(({ n }) => n)).toEqual([8, 9, 10])
    expect(oldestKept(db)).toBe(8)
    acknowledge(db, 10, 0)
    expect(appendRecord(db, closed, 0).n).toBe(11)
  })

  it('that is not acknowledged is never pruned', () => {
    acknowledge(db, 4, 2)
    expect(all().map(({ n }) => n)).toEqual([3, 4, 5, 6, 7, 8, 9, 10])
    expect(acknowledgedThrough(db)).toBe(4)
  })

  it('is not acknowledged beyond what was written', () => {
    acknowledge(db, 99, 1)
    expect(acknowledgedThrough(db)).toBe(10)
  })
})

it('a database of a newer daemon is left alone', () => {
  db.$client.pragma('user_version = 99')
  expect(() => openDatabase(folder)).toThrow(DatabaseTooNewError)
})

it('is on the disk when it is committed', () => {
  expect([
    db.$client.pragma('journal_mode', { simple: true }),
    db.$client.pragma('synchronous', { simple: true }),
  ]).toEqual(['wal', 2])
})

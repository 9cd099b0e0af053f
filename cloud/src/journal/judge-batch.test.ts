import { genesisHash } from '@domovoy/protocol/journal'
import { journalBatchGolden } from '@domovoy/protocol/mqtt'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cursor, firstCursor, hashAfter, judgeBatch } from './judge-batch.ts'
import { type CameBatch, type CameRecord, readBatch } from './read-batch.ts'

/** A journal of so many records; another `seed` makes another one. */
function journal(length: number, seed = 'a'): CameRecord[] {
  let previous = genesisHash
  return Array.from({ length }, (_, i) => {
    const record = { n: i + 1, atMs: 1_000 + i, event: { kind: 'closed', door: seed } }
    previous = hashAfter(previous, record)
    return { ...record, hash: previous }
  })
}
const batchOf = (records: CameRecord[]): CameBatch => ({
  first: records[0]?.n ?? 1,
  last: records.at(-1)?.n ?? 1,
  records,
})
const after = (records: CameRecord[]): Cursor => ({
  ...firstCursor,
  through: records.length,
  hash: records.at(-1)?.hash ?? genesisHash,
})
const held = (records: CameRecord[]) => new Map(records.map(({ n, hash }) => [n, hash]))

describe('a batch that follows', () => {
  it('is taken whole, from the first record on', () => {
    const verdict = judgeBatch(firstCursor, readGolden(), new Map())
    expect(verdict).toMatchObject({
      alarms: [],
      cursor: { line: 1, through: 2, hash: journalBatchGolden.records[1]?.hash },
    })
    expect(verdict.taken.map((it) => it.chainBroken)).toEqual([false, false])
  })

  it('is taken once, however the batches are cut and repeated', () => {
    const whole = journal(30)
    const cuts = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 12 })), { maxLength: 40 })
    fc.assert(
      fc.property(cuts, (batches) => {
        let cursor = firstCursor
        const stored = new Map<number, string>()
        for (const [first, length] of batches) {
          const verdict = judgeBatch(cursor, batchOf(whole.slice(first - 1, first - 1 + length)), stored)
          for (const { record, line } of verdict.taken) {
            expect(line).toBe(1)
            expect(stored.has(record.n)).toBe(false)
            stored.set(record.n, record.hash)
          }
          cursor = verdict.cursor
          expect(verdict.alarms.every((it) => it.kind !== 'fork')).toBe(true)
        }
        for (const [n, hash] of stored) expect(whole[n - 1]?.hash).toBe(hash)
      }),
    )
  })
})

describe('a batch that leaves a hole', () => {
  const whole = journal(20)
  const far = batchOf(whole.slice(9))

  it('is sent back with the number wanted', () => {
    const verdict = judgeBatch(after(whole.slice(0, 5)), far, new Map())
    expect(verdict).toMatchObject({ taken: [], alarms: [], cursor: { through: 5, strayFirst: 10, strayCount: 1 } })
  })

  it('is a gap once the controller insists: it has nothing older any more', () => {
    let cursor = after(whole.slice(0, 5))
    for (let i = 0; i < 2; i++) cursor = judgeBatch(cursor, far, new Map()).cursor
    const verdict = judgeBatch(cursor, far, new Map())
    expect(verdict.alarms).toEqual([
      { kind: 'gap', line: 1, n: 6 },
      { kind: 'altered', line: 1, n: 10 },
    ])
    expect(verdict.taken.map((it) => it.chainBroken)).toEqual([true, ...Array(10).fill(false)])
    expect(verdict.cursor).toEqual({ ...after(whole), strayFirst: null, strayCount: 0 })
  })
})

describe('a record that does not follow', () => {
  it('is kept, marked, and raises an alarm', () => {
    const whole = journal(4)
    const altered = whole.map((it) => (it.n === 2 ? { ...it, event: { kind: 'opened', door: 'a' } } : it))
    const verdict = judgeBatch(firstCursor, batchOf(altered), new Map())
    expect(verdict.taken.map((it) => it.chainBroken)).toEqual([false, true, false, false])
    expect(verdict.alarms).toEqual([{ kind: 'altered', line: 1, n: 2 }])
    expect(verdict.cursor.through).toBe(4)
  })
})

describe('another journal in place of the one known', () => {
  it('begins a new line, loses nothing of either, and raises an alarm', () => {
    const old = journal(10)
    const fresh = journal(3, 'b')
    const verdict = judgeBatch(after(old), batchOf(fresh), held(old))
    expect(verdict.alarms).toEqual([{ kind: 'fork', line: 2, n: 1 }])
    expect(verdict.taken.map(({ record, line }) => [record.n, line])).toEqual([
      [1, 2],
      [2, 2],
      [3, 2],
    ])
    expect(verdict.cursor).toMatchObject({ line: 2, through: 3, hash: fresh[2]?.hash })
  })

  it('may share its beginning', () => {
    const old = journal(6)
    const fork = [...old.slice(0, 3), ...journal(6, 'b').slice(3)]
    const verdict = judgeBatch(after(old), batchOf(fork), held(old))
    expect(verdict.taken.map(({ record, line }) => [record.n, line])).toEqual([
      [4, 2],
      [5, 2],
      [6, 2],
    ])
    expect(verdict.cursor).toMatchObject({ line: 2, through: 6 })
  })
})

describe('reading a batch', () => {
  const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

  it('keeps kinds that are not known yet as they came', () => {
    const record = { n: 1, atMs: 0, event: { kind: 'lift-called', floor: 7, deep: { a: [1] } }, hash: genesisHash }
    expect(readBatch(bytes({ first: 1, last: 1, records: [record] }))?.records).toEqual([record])
  })

  it('takes nothing that is no batch, and never throws', () => {
    const [one, two] = journal(2)
    const wrong = [
      null,
      [],
      {},
      'x',
      { first: 1, last: 1, records: [] },
      { first: 1, last: 2, records: [one] },
      { first: 2, last: 3, records: [one, two] },
      { first: 1, last: 2, records: [one, one] },
      { first: 1, last: 1, records: [{ ...one, hash: 'x' }] },
      { first: 1, last: 1, records: [{ ...one, atMs: 9e15 }] },
      { first: 1, last: 1, records: [{ ...one, event: { kind: 'a\u0000b' } }] },
    ]
    for (const it of wrong) expect(readBatch(bytes(it))).toBeUndefined()
    fc.assert(fc.property(fc.uint8Array(), (it) => readBatch(it) === undefined))
    fc.assert(fc.property(fc.json(), (it) => readBatch(new TextEncoder().encode(it)) === undefined))
  })
})

function readGolden(): CameBatch {
  const read = readBatch(new TextEncoder().encode(JSON.stringify(journalBatchGolden)))
  if (!read) throw new Error('the golden batch is one')
  return read
}

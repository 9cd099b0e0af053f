import { hash } from 'node:crypto'
import { chainInput, genesisHash, type JournalRecord } from '@domovoy/protocol/journal'
import type { CameBatch, CameRecord } from './read-batch.ts'

/** How far a controller's journal is held. */
export interface Cursor {
  line: number
  through: number
  /** Of the record `through`. */
  hash: string
  strayFirst: number | null
  strayCount: number
}

export const firstCursor: Cursor = { line: 1, through: 0, hash: genesisHash, strayFirst: null, strayCount: 0 }

/** `gap`: records are missing; `fork`: another journal took the place of this one; `altered`: a record does not follow. */
export interface Alarm {
  kind: 'gap' | 'fork' | 'altered'
  line: number
  n: number
}

export interface JudgedRecord {
  record: CameRecord
  line: number
  chainBroken: boolean
}

export interface Verdict {
  /** To be inserted; a record that is held already is not among them. */
  taken: JudgedRecord[]
  cursor: Cursor
  alarms: Alarm[]
}

/** A batch that leaves a hole is sent back so often; a controller that still insists has nothing older any more. */
const strayTries = 3

/**
 * What to do with a batch.
 * @param held hashes by number, of the cursor's line and what it shares with older ones, from the record before the batch on
 */
export function judgeBatch(cursor: Cursor, batch: CameBatch, held: ReadonlyMap<number, string>): Verdict {
  const alarms: Alarm[] = []
  let { line, through } = cursor
  if (batch.first > through + 1) {
    const strayCount = cursor.strayFirst === batch.first ? cursor.strayCount + 1 : 1
    if (strayCount < strayTries)
      return { taken: [], alarms, cursor: { ...cursor, strayFirst: batch.first, strayCount } }
    alarms.push({ kind: 'gap', line, n: through + 1 })
    through = batch.first - 1
  }
  const taken: JudgedRecord[] = []
  let previous = batch.first === 1 ? genesisHash : held.get(batch.first - 1)
  for (const record of batch.records) {
    const known = line === cursor.line ? held.get(record.n) : undefined
    const follows = previous !== undefined && hashAfter(previous, record) === record.hash
    if (known === undefined) {
      taken.push({ record, line, chainBroken: !follows })
      if (!follows && !alarms.some((it) => it.n === record.n)) alarms.push({ kind: 'altered', line, n: record.n })
      through = Math.max(through, record.n)
    } else if (known !== record.hash) {
      line += 1
      through = record.n
      taken.push({ record, line, chainBroken: true })
      alarms.push({ kind: 'fork', line, n: record.n })
    }
    previous = record.hash
  }
  const end = batch.last === through ? (previous ?? cursor.hash) : cursor.hash
  return { taken, alarms, cursor: { line, through, hash: end, strayFirst: null, strayCount: 0 } }
}

/** The hash that a record must have after another. */
export function hashAfter(previous: string, record: Pick<CameRecord, 'n' | 'atMs' | 'event'>): string {
  // The chain covers events of any kind; the type names the kinds known today.
  return hash('sha256', chainInput(previous, record as Pick<JournalRecord, 'n' | 'atMs' | 'event'>))
}

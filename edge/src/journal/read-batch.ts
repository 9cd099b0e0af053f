import type { JournalBatch } from '@domovoy/protocol/mqtt'
import { asc, between } from 'drizzle-orm'
import type { EdgeDatabase } from '../runtime/database.ts'
import { journalTable } from './tables.ts'

/**
 * Reads the records from number `first` to `last`, both included.
 * @returns nothing when none of them is there; fewer than asked for when the older ones were pruned
 */
export function readBatch(db: EdgeDatabase, first: number, last: number): JournalBatch | undefined {
  const records = db
    .select()
    .from(journalTable)
    .where(between(journalTable.n, first, last))
    .orderBy(asc(journalTable.n))
    .all()
  const [lowest, highest] = [records.at(0), records.at(-1)]
  return lowest && highest && { first: lowest.n, last: highest.n, records }
}

/** Number of the oldest record that was not pruned; 1 while there is none. */
export function oldestKept(db: EdgeDatabase): number {
  const oldest = db.select({ n: journalTable.n }).from(journalTable).orderBy(asc(journalTable.n)).limit(1).get()
  return oldest?.n ?? 1
}

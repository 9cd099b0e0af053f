import { eq, lte } from 'drizzle-orm'
import type { EdgeDatabase } from '../runtime/database.ts'
import { lastRecord } from './append-record.ts'
import { journalCursor, journalTable } from './tables.ts'

/** How many acknowledged records stay on the controller, for a cloud that was restored from an older copy. */
const keptRecords = 20_000

/** Up to which number the cloud holds the journal, as it said last. */
export function acknowledgedThrough(db: EdgeDatabase): number {
  return db.select().from(journalCursor).get()?.acknowledged ?? 0
}

/**
 * Notes that the cloud holds everything up to `through`, and prunes what is older than the last `keptRecords` of that.
 * The cloud's word may go back (its database was restored); then nothing is pruned until it has caught up.
 */
export function acknowledge(db: EdgeDatabase, through: number, kept = keptRecords): void {
  const known = Math.min(through, lastRecord(db)?.n ?? 0)
  db.$client.transaction(() => {
    db.update(journalCursor).set({ acknowledged: known }).where(eq(journalCursor.id, 1)).run()
    // The newest record is never pruned: the next one is chained to it.
    if (known > kept) {
      db.delete(journalTable)
        .where(lte(journalTable.n, known - Math.max(1, kept)))
        .run()
    }
  })()
}

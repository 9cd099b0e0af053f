import { createHash } from 'node:crypto'
import { chainInput, genesisHash, type JournalEvent, type JournalRecord } from '@domovoy/protocol/journal'
import { desc } from 'drizzle-orm'
import type { EdgeDatabase } from '../runtime/database.ts'
import { journalTable } from './tables.ts'

/**
 * Adds a record after the last, chained to it. Committed when this returns, or with the transaction around it.
 * @param atMs milliseconds since the epoch by the corrected clock
 */
export function appendRecord(db: EdgeDatabase, event: JournalEvent, atMs: number): JournalRecord {
  const last = lastRecord(db)
  const link = { n: (last?.n ?? 0) + 1, atMs: Math.max(0, Math.round(atMs)), event }
  const hash = createHash('sha256')
    .update(chainInput(last?.hash ?? genesisHash, link))
    .digest('hex')
  const record = { ...link, hash }
  db.insert(journalTable).values(record).run()
  return record
}

/** The newest record. Read from the database each time: a transaction that was rolled back leaves no trace here. */
export function lastRecord(db: EdgeDatabase): JournalRecord | undefined {
  return db.select().from(journalTable).orderBy(desc(journalTable.n)).limit(1).get()
}

import type { JournalEvent } from '@domovoy/protocol/journal'
import { int, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The journal; made by `runtime/migrations.ts`. Rows are only ever added, and pruned once the cloud holds them. */
export const journalTable = sqliteTable('journal', {
  n: int().primaryKey(),
  atMs: int('at_ms').notNull(),
  event: text({ mode: 'json' }).$type<JournalEvent>().notNull(),
  hash: text().notNull(),
})

/** One row: up to which record the cloud said that it holds the journal. */
export const journalCursor = sqliteTable('journal_cursor', {
  id: int().primaryKey(),
  acknowledged: int().notNull(),
})

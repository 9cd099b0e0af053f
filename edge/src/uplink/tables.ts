import { int, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Ids of commands that were taken, so that none is obeyed twice; made by `runtime/migrations.ts`. */
export const takenCommand = sqliteTable('taken_command', {
  id: text().primaryKey(),
  issuedAtMs: int('issued_at_ms').notNull(),
})

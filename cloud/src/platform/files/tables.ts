import { sql } from 'drizzle-orm'
import { bytea, index, integer, snakeCase, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { companyRows, ownRows } from '../database/policies.ts'
import { fileKinds } from './file-kinds.ts'

/** A file that somebody gave us. What is in it lies encrypted in the store, under its id. */
export const storedFile = snakeCase.table(
  'stored_file',
  {
    id: uuid().primaryKey(),
    companyId: uuid().notNull(),
    /** Who gave it. */
    ownerId: uuid().notNull(),
    /** As shown and as downloaded: cleaned, with the ending of its kind. */
    name: text().notNull(),
    kind: text({ enum: fileKinds }).notNull(),
    sizeBytes: integer().notNull(),
    /** The file's own key, wrapped by the master key that `masterKey` names. */
    wrappedKey: bytea().notNull(),
    masterKey: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** Null until something keeps it: what nobody keeps is swept away. */
    keptAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index().on(table.createdAt).where(sql`${table.keptAt} is null`),
    index().on(table.ownerId),
    companyRows(table.companyId),
    ownRows(table.ownerId, 'select'),
  ],
)

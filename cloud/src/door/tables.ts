import { index, jsonb, snakeCase, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { company } from '../company/index.ts'
import { companyRows, ownRows, sweptRows } from '../platform/database/policies.ts'
import { entrance } from '../property/index.ts'
import type { OpeningAnswer } from './answer.ts'

/** A repeated tap is recognised for so long; then the wish is forgotten. The journal has the opening itself. */
export const openingKeptDays = 2

/** One wish to open a door, written before the command leaves: the key makes a repetition find it. */
export const opening = snakeCase.table(
  'opening',
  {
    /** Also the id of the command. */
    id: uuid().primaryKey(),
    companyId: uuid()
      .notNull()
      .references(() => company.id),
    entranceId: uuid()
      .notNull()
      .references(() => entrance.id),
    userId: uuid().notNull(),
    idempotencyKey: uuid().notNull(),
    askedAt: timestamp({ withTimezone: true }).notNull(),
    /** What the asker was told; null while the answer is awaited. */
    answer: jsonb().$type<OpeningAnswer>(),
    /** The node that sent the command. */
    node: text().notNull(),
  },
  (table) => [
    unique().on(table.userId, table.idempotencyKey),
    companyRows(table.companyId),
    ownRows(table.userId, 'all'),
    index().on(table.askedAt),
    sweptRows(table.askedAt, openingKeptDays),
  ],
)

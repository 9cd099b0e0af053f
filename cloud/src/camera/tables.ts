import { index, snakeCase, timestamp, uuid } from 'drizzle-orm/pg-core'
import { company } from '../company/index.ts'
import { companyRows, ownRows, sweptRows } from '../platform/database/policies.ts'
import { entrance } from '../property/index.ts'

/** Nobody watches for so long: by then the row only takes up room. */
export const viewerKeptDays = 2

/** Somebody watches the camera of an entrance. */
export const viewer = snakeCase.table(
  'viewer',
  {
    id: uuid().primaryKey(),
    companyId: uuid()
      .notNull()
      .references(() => company.id),
    entranceId: uuid()
      .notNull()
      .references(() => entrance.id),
    userId: uuid().notNull(),
    askedAt: timestamp({ withTimezone: true }).notNull(),
    leftAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    companyRows(table.companyId),
    ownRows(table.userId, 'all'),
    index().on(table.askedAt),
    sweptRows(table.askedAt, viewerKeptDays),
  ],
)

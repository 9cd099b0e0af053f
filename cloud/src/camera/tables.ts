import { snakeCase, timestamp, uuid } from 'drizzle-orm/pg-core'
import { company } from '../company/index.ts'
import { companyRows, ownRows } from '../platform/database/policies.ts'
import { entrance } from '../property/index.ts'

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
  (table) => [companyRows(table.companyId), ownRows(table.userId, 'all')],
)

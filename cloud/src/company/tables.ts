import { snakeCase, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { companyRows, residentsRead } from '../platform/database/policies.ts'

/** The tenant of the platform: a management company. */
export const company = snakeCase.table(
  'company',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [companyRows(table.id), residentsRead(table.id)],
)

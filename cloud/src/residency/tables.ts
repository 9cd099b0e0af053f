import { index, snakeCase, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { company } from '../company/index.ts'
import { companyRows, ownRows } from '../platform/database/policies.ts'
import { premises } from '../property/index.ts'

/** A person lives in, owns or rents premises. People stand outside companies, so this is where the two meet. */
export const residency = snakeCase.table(
  'residency',
  {
    id: uuid().primaryKey(),
    companyId: uuid()
      .notNull()
      .references(() => company.id),
    premisesId: uuid()
      .notNull()
      .references(() => premises.id),
    userId: uuid().notNull(),
    relation: text({ enum: ['owner', 'family', 'tenant'] }).notNull(),
    since: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    unique().on(table.userId, table.premisesId),
    index().on(table.premisesId),
    companyRows(table.companyId),
    ownRows(table.userId, 'select'),
  ],
)

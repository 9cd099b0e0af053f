import { index, snakeCase, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { company } from '../company/index.ts'
import { companyRows } from '../platform/database/policies.ts'
import { premises } from '../property/index.ts'

/** A billing account (лицевой счёт), and whom it names as the owner. */
export const account = snakeCase.table(
  'account',
  {
    id: uuid().primaryKey(),
    companyId: uuid()
      .notNull()
      .references(() => company.id),
    /** As `readAccountNumber` leaves it: its zeros kept. */
    number: text().notNull(),
    /** Null while nobody has said which flat it is for. */
    premisesId: uuid().references(() => premises.id),
    /** Names in full, «Смирнова Анна Павловна»: several where the flat is shared. */
    owners: text().array().notNull(),
    /** A closed one is kept, but opens nothing. */
    state: text({ enum: ['open', 'closed'] })
      .notNull()
      .default('open'),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [unique().on(table.companyId, table.number), index().on(table.premisesId), companyRows(table.companyId)],
)

import { snakeCase, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Who runs the platform itself: makes companies and closes them. Sees nothing inside a company by it. */
export const platformOperator = snakeCase.table('platform_operator', {
  userId: uuid().primaryKey(),
  since: timestamp({ withTimezone: true }).notNull(),
  /** By which way they came to be one: `setting`, `demo`. */
  source: text().notNull(),
})

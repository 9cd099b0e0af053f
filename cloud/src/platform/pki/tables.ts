import { snakeCase, text, timestamp } from 'drizzle-orm/pg-core'

/** Certificates that no longer count, over all companies: the broker asks before it knows whose they were. */
export const revocation = snakeCase.table('revocation', {
  /** Lower-case hex. */
  serial: text().primaryKey(),
  revokedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})

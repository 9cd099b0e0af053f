import { index, snakeCase, text, timestamp } from 'drizzle-orm/pg-core'

/**
 * When limited things happened, one row per key such as `code-send:+79…`. In the database, so that limits survive a restart
 * and count across nodes. The row is locked while it is judged: parallel tries come one after the other.
 */
export const rateLimit = snakeCase.table(
  'rate_limit',
  {
    key: text().primaryKey(),
    hits: timestamp({ withTimezone: true }).array().notNull(),
    /** From here on no policy can ask about these hits. */
    forgetAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index().on(table.forgetAt)],
)

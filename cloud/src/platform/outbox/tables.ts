import { index, snakeCase, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** What the demo would have sent: people read it on the page /outbox instead of on a phone or in a mailbox. */
export const outboxMessage = snakeCase.table(
  'outbox_message',
  {
    id: uuid().primaryKey(),
    at: timestamp({ withTimezone: true }).notNull(),
    kind: text({ enum: ['sms', 'mail', 'call'] }).notNull(),
    recipient: text().notNull(),
    /** Mail has one. */
    subject: text(),
    text: text().notNull(),
  },
  (table) => [index().on(table.at)],
)

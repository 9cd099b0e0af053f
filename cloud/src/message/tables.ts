import { sql } from 'drizzle-orm'
import { index, integer, jsonb, snakeCase, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { company } from '../company/index.ts'
import { companyOrNobodyRows } from '../platform/database/policies.ts'
import type { Rendered } from './render.ts'

const moment = () => timestamp({ withTimezone: true })

/** Messages on their way and, for a month, what became of them. */
export const message = snakeCase.table(
  'message',
  {
    id: uuid().primaryKey(),
    /** Null while nobody knows for whom it is sent: a sign-in code. */
    companyId: uuid().references(() => company.id),
    kind: text({ enum: ['sms', 'mail', 'call'] }).notNull(),
    template: text().notNull(),
    recipient: text().notNull(),
    /** Null once the message is over: what was said in it is kept nowhere. */
    content: jsonb().$type<Rendered>(),
    status: text({ enum: ['queued', 'sending', 'sent', 'failed', 'expired'] }).notNull(),
    /** Why it failed, or why the last try came to nothing. */
    reason: text(),
    tries: integer().notNull().default(0),
    /** A newer message with the same key takes its place: of two codes only the last one serves. */
    key: text(),
    queuedAt: moment().notNull(),
    /** Never sent from here on. */
    expiresAt: moment().notNull(),
    endedAt: moment(),
  },
  (table) => [index().on(table.key).where(sql`${table.endedAt} is null`), companyOrNobodyRows(table.companyId)],
)

import { sql } from 'drizzle-orm'
import { boolean, index, jsonb, primaryKey, snakeCase, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { company } from '../company/index.ts'
import { session, user } from '../identity/tables.ts'
import { companyOrNobodyRows, ownRows } from '../platform/database/policies.ts'

const moment = () => timestamp({ withTimezone: true })

/** What a person was told, as the list in the app shows it. Its words are made from the template when they are read. */
export const notification = snakeCase.table(
  'notification',
  {
    id: uuid().primaryKey(),
    userId: uuid().notNull(),
    /** Who tells; null for the platform itself. */
    companyId: uuid().references(() => company.id),
    template: text().notNull(),
    values: jsonb().$type<Record<string, string>>().notNull(),
    /** Where a tap leads: a path of the resident app. */
    link: text().notNull(),
    createdAt: moment().notNull().defaultNow(),
    /** Null: «Новое». */
    readAt: moment(),
  },
  (table) => [
    index().on(table.userId, table.createdAt.desc(), table.id.desc()),
    index('notification_unread').on(table.userId).where(sql`${table.readAt} is null`),
    companyOrNobodyRows(table.companyId),
    ownRows(table.userId, 'all'),
  ],
)

/**
 * Notifications whose push and mail are still to be queued; written in the transaction that tells. Only ids stand here, so
 * that any node may find them without acting in anybody's name.
 */
export const notificationTask = snakeCase.table('notification_task', {
  notificationId: uuid()
    .primaryKey()
    .references(() => notification.id, { onDelete: 'cascade' }),
  userId: uuid().notNull(),
  /** Null: whatever the person has switched on. */
  channels: text({ enum: ['push', 'mail'] }).array(),
  createdAt: moment().notNull().defaultNow(),
})

/** A browser that may be woken by web push (RFC 8030). It goes with the session in which it was given. */
export const pushSubscription = snakeCase.table(
  'push_subscription',
  {
    id: uuid().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    sessionId: uuid()
      .notNull()
      .references(() => session.id, { onDelete: 'cascade' }),
    endpoint: text().notNull().unique(),
    /** The browser's public key and secret (RFC 8291), base64url. */
    p256dh: text().notNull(),
    auth: text().notNull(),
    language: text({ enum: ['ru', 'en'] }).notNull(),
    createdAt: moment().notNull().defaultNow(),
    /** When the push service last took something. */
    servedAt: moment(),
  },
  (table) => [index().on(table.userId), index().on(table.sessionId)],
)

/** Where a person has said otherwise than the default: which kinds come by which channel. */
export const notificationChoice = snakeCase.table(
  'notification_choice',
  {
    userId: uuid()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    kind: text().notNull(),
    channel: text({ enum: ['push', 'mail'] }).notNull(),
    isOn: boolean().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.kind, table.channel] })],
)

import { index, integer, snakeCase, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { company } from '../company/index.ts'
import { companyOrNobodyRows, ownRows } from '../platform/database/policies.ts'
import { supportStatuses, supportTopics } from './support-words.ts'

const moment = () => timestamp({ withTimezone: true })

/** «Напишите нам» (rows R6, T7): what somebody wrote, signed in or not, and how to answer them. */
export const supportMessage = snakeCase.table(
  'support_message',
  {
    id: uuid().primaryKey(),
    /** Null where the writer could not say which company serves them: the platform's operator reads it. */
    companyId: uuid().references(() => company.id),
    /** Runs per company: what the writer is told, and names on the phone. */
    number: integer().notNull(),
    at: moment().notNull(),
    /** Null for somebody who was not signed in. */
    userId: uuid(),
    name: text().notNull(),
    topic: text({ enum: supportTopics }).notNull(),
    answerBy: text({ enum: ['phone', 'email'] }).notNull(),
    /** E.164, or a mail address. */
    contact: text().notNull(),
    text: text().notNull(),
    /** The answer is framed in it. */
    language: text({ enum: ['ru', 'en'] }).notNull(),
    /** Where in the app they were, and with what. */
    page: text(),
    device: text(),
    status: text({ enum: supportStatuses }).notNull().default('new'),
    /** Staff's own; never shown to the writer. */
    note: text().notNull().default(''),
  },
  (table) => [
    unique('support_message_number').on(table.companyId, table.number).nullsNotDistinct(),
    index().on(table.companyId, table.status, table.id),
    index().on(table.userId),
    companyOrNobodyRows(table.companyId),
    ownRows(table.userId, 'select'),
  ],
)

/** What staff answered. */
export const supportAnswer = snakeCase.table(
  'support_answer',
  {
    id: uuid().primaryKey(),
    companyId: uuid().references(() => company.id),
    messageId: uuid()
      .notNull()
      .references(() => supportMessage.id, { onDelete: 'cascade' }),
    /** Who wrote the message, so that they may read it in the app. */
    userId: uuid(),
    authorId: uuid().notNull(),
    at: moment().notNull(),
    text: text().notNull(),
  },
  (table) => [index().on(table.messageId), companyOrNobodyRows(table.companyId), ownRows(table.userId, 'select')],
)

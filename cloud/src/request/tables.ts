import { index, integer, jsonb, snakeCase, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { account } from '../account/index.ts'
import { company } from '../company/index.ts'
import { companyRows, ownRows } from '../platform/database/policies.ts'
import { storedFile } from '../platform/files/tables.ts'
import { premises } from '../property/index.ts'
import { type RequestStatus, requestKinds, requestStatuses } from './request-status.ts'
import type { SaidLine } from './said-lines.ts'

const ofCompany = () =>
  uuid()
    .notNull()
    .references(() => company.id)
const moment = () => timestamp({ withTimezone: true })

/** Work asked for (заявка). */
export const request = snakeCase.table(
  'request',
  {
    id: uuid().primaryKey(),
    companyId: ofCompany(),
    /** Runs without gaps within the company. */
    number: integer().notNull(),
    /** Who asks. */
    userId: uuid().notNull(),
    kind: text({ enum: requestKinds }).notNull(),
    title: text().notNull(),
    description: text().notNull(),
    status: text({ enum: requestStatuses }).notNull(),
    premisesId: uuid().references(() => premises.id),
    accountId: uuid().references(() => account.id),
    createdAt: moment().notNull(),
    /** The last thing that happened to it: a message or a change of status. */
    changedAt: moment().notNull(),
    /** Null while it is open. */
    closedAt: moment(),
    /** The thread is read this far; what others wrote later is new. */
    residentReadAt: moment().notNull(),
    /** The same for staff, whoever of them it was. */
    staffReadAt: moment(),
  },
  (table) => [
    unique().on(table.companyId, table.number),
    index().on(table.userId, table.changedAt),
    index().on(table.companyId, table.status, table.changedAt),
    companyRows(table.companyId),
    ownRows(table.userId, 'select'),
  ],
)

/** The last number given in a company: its row is locked until the new request is there, so no number is left out. */
export const requestCounter = snakeCase.table(
  'request_counter',
  { companyId: ofCompany().primaryKey(), last: integer().notNull() },
  (table) => [companyRows(table.companyId)],
)

/** A line of a request's thread: somebody's words, or a change of status. */
export const requestMessage = snakeCase.table(
  'request_message',
  {
    id: uuid().primaryKey(),
    companyId: ofCompany(),
    requestId: uuid()
      .notNull()
      .references(() => request.id),
    /** Whose request it is: they may read the thread. */
    residentId: uuid().notNull(),
    author: text({ enum: ['resident', 'staff', 'system'] }).notNull(),
    /** Null for what the system says. */
    authorId: uuid(),
    /** Empty where the house itself speaks, by `said`. */
    text: text().notNull(),
    /** What the house says by itself, as a code with its values: every reader has it in their own language. */
    said: jsonb().$type<SaidLine>(),
    /** Set where the line tells of a change. */
    change: jsonb().$type<{ from: RequestStatus; to: RequestStatus }>(),
    at: moment().notNull(),
  },
  (table) => [index().on(table.requestId, table.at), companyRows(table.companyId), ownRows(table.residentId, 'select')],
)

/** Files of a request: with a message, or with the request itself. */
export const requestFile = snakeCase.table(
  'request_file',
  {
    fileId: uuid()
      .primaryKey()
      .references(() => storedFile.id),
    companyId: ofCompany(),
    requestId: uuid()
      .notNull()
      .references(() => request.id),
    residentId: uuid().notNull(),
    /** Null: given with the request itself. */
    messageId: uuid().references(() => requestMessage.id),
  },
  (table) => [index().on(table.requestId), companyRows(table.companyId), ownRows(table.residentId, 'select')],
)

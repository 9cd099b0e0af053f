import { sql } from 'drizzle-orm'
import { boolean, index, jsonb, snakeCase, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { company } from '../company/index.ts'
import { companyRows, ownRows } from '../platform/database/policies.ts'
import { premises } from '../property/index.ts'
import { request } from '../request/index.ts'
import type { Comparison } from './compare-extract.ts'
import type { Extract } from './read-extract.ts'

const moment = () => timestamp({ withTimezone: true })

/**
 * «Заказать ключ от домофона»: a key asked for, and with it the online form by which a resident is verified.
 * Its request carries the status that people see, and the chat.
 */
export const keyOrder = snakeCase.table(
  'key_order',
  {
    requestId: uuid()
      .primaryKey()
      .references(() => request.id),
    companyId: uuid()
      .notNull()
      .references(() => company.id),
    /** The flat whose resident asks. */
    premisesId: uuid()
      .notNull()
      .references(() => premises.id),
    userId: uuid().notNull(),
    /** The owner, as the form names them: «Смирнова Анна Павловна». */
    ownerName: text().notNull(),
    /** The same without case, spaces and «ё»: one free key per owner is counted by it. */
    ownerKey: text().notNull(),
    /** As typed; empty where the form did not ask. */
    ownerAddress: text().notNull(),
    accountNumber: text().notNull(),
    email: text(),
    isFree: boolean().notNull(),
    /** Where the check of the resident stands; `not-needed` for who is verified already, `withdrawn` by the person. */
    check: text({ enum: ['waiting', 'approved', 'refused', 'revoked', 'withdrawn', 'not-needed'] }).notNull(),
    /** What the extract's XML says; null while there is none that can be read. */
    extract: jsonb().$type<Extract>(),
    comparison: jsonb().$type<Comparison>().notNull(),
    createdAt: moment().notNull(),
    decidedAt: moment(),
    decidedBy: uuid(),
    /** Why it was refused or revoked, in staff's words: the resident reads them. */
    reason: text(),
    readyAt: moment(),
    handedOverAt: moment(),
    handedOverBy: uuid(),
  },
  (table) => [
    uniqueIndex('key_order_one_free')
      .on(table.premisesId, table.ownerKey)
      .where(sql`${table.isFree} and ${table.check} <> 'refused'`),
    uniqueIndex('key_order_one_waiting').on(table.userId, table.premisesId).where(sql`${table.check} = 'waiting'`),
    index().on(table.companyId, table.createdAt),
    // The first screen asks for the last one of each home.
    index().on(table.userId, table.premisesId, table.createdAt),
    companyRows(table.companyId),
    ownRows(table.userId, 'select'),
  ],
)

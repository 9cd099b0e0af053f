import { sql } from 'drizzle-orm'
import { bytea, index, integer, jsonb, snakeCase, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { company } from '../company/index.ts'
import { companyOrNobodyRows, ownRows } from '../platform/database/policies.ts'

const moment = () => timestamp({ withTimezone: true })

/**
 * What a person agreed to: which document, in which version and language, when and from where (152-ФЗ art. 9). Rows are
 * never deleted while the person may still claim that they did not agree: an erasure takes the address away and leaves the rest.
 */
export const consent = snakeCase.table(
  'consent',
  {
    id: uuid().primaryKey(),
    userId: uuid().notNull(),
    /** Whose name stood in the document; null where it was the platform's. */
    companyId: uuid().references(() => company.id),
    purpose: text().notNull(),
    version: text().notNull(),
    language: text({ enum: ['ru', 'en'] }).notNull(),
    /** Who asked, as `clientAddress` tells. Null once the person is erased. */
    address: text(),
    acceptedAt: moment().notNull().defaultNow(),
    withdrawnAt: moment(),
    withdrawnFrom: text(),
  },
  (table) => [
    index().on(table.userId, table.purpose),
    companyOrNobodyRows(table.companyId),
    ownRows(table.userId, 'all'),
  ],
)

/** An archive of everything about a person: made by a job, fetched once by its owner. */
export const personalArchive = snakeCase.table(
  'personal_archive',
  {
    id: uuid().primaryKey(),
    userId: uuid().notNull(),
    status: text({ enum: ['queued', 'ready', 'taken', 'expired'] }).notNull(),
    requestedAt: moment().notNull(),
    readyAt: moment(),
    /** From here on it is not handed out, and soon deleted. */
    expiresAt: moment(),
    takenAt: moment(),
    sizeBytes: integer(),
    /** With it the sealed archive can be opened; it goes when the archive does. */
    sealKey: bytea(),
  },
  (table) => [
    uniqueIndex('personal_archive_one_at_a_time').on(table.userId).where(sql`${table.status} in ('queued', 'ready')`),
    ownRows(table.userId, 'all'),
  ],
)

/** A person's wish to be forgotten, from the asking to the end. Stays after the person: proof that it was done, and when. */
export const erasure = snakeCase.table(
  'erasure',
  {
    id: uuid().primaryKey(),
    /** The id that the person had: it names nobody once they are gone. */
    userId: uuid().notNull(),
    requestedAt: moment().notNull(),
    /** Until then it can be called off. */
    dueAt: moment().notNull(),
    cancelledAt: moment(),
    doneAt: moment(),
    /** What the law made stay, by table: how many rows. */
    kept: jsonb().$type<Record<string, number>>(),
  },
  (table) => [
    uniqueIndex('erasure_one_at_a_time')
      .on(table.userId)
      .where(sql`${table.cancelledAt} is null and ${table.doneAt} is null`),
    ownRows(table.userId, 'all'),
  ],
)

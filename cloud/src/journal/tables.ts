import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  snakeCase,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { company } from '../company/index.ts'
import { controller } from '../fleet/index.ts'
import { companyRows } from '../platform/database/policies.ts'
import { entrance } from '../property/index.ts'

const companyId = () =>
  uuid()
    .notNull()
    .references(() => company.id)
const controllerId = () =>
  uuid()
    .notNull()
    .references(() => controller.id)
const n = () => bigint({ mode: 'number' }).notNull()

/** Controllers' journals as they came. Only ever added to: the application may neither change nor delete. */
export const journalRecord = snakeCase.table(
  'journal_record',
  {
    id: uuid().primaryKey(),
    companyId: companyId(),
    controllerId: controllerId(),
    entranceId: uuid()
      .notNull()
      .references(() => entrance.id),
    /** A journal that was replaced by another begins a new line. */
    line: integer().notNull(),
    n: n(),
    at: timestamp({ withTimezone: true }).notNull(),
    kind: text().notNull(),
    /** The whole event, unknown kinds too. */
    event: jsonb().$type<Record<string, unknown>>().notNull(),
    hash: text().notNull(),
    /** It does not follow from the record before it. */
    chainBroken: boolean().notNull(),
    /** Flats whose event it was when it happened: their residents may read it. */
    premisesIds: uuid().array().notNull(),
    receivedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    uniqueIndex('journal_record_position').on(table.controllerId, table.line, table.n),
    index('journal_record_entrance').on(table.entranceId, table.at.desc(), table.id.desc()),
    companyRows(table.companyId),
  ],
)

/** How far a controller's journal is held for good. Locked by whoever takes a batch. */
export const journalCursor = snakeCase.table(
  'journal_cursor',
  {
    controllerId: controllerId().primaryKey(),
    companyId: companyId(),
    line: integer().notNull(),
    through: n(),
    /** Hash of the record `through`. */
    hash: text().notNull(),
    /** A batch that did not follow and was turned away, and how often: one that insists is a gap. */
    strayFirst: bigint({ mode: 'number' }),
    strayCount: integer().notNull().default(0),
  },
  (table) => [companyRows(table.companyId)],
)

/** Something is wrong with a journal: records are missing, replaced or altered. */
export const journalAlarm = snakeCase.table(
  'journal_alarm',
  {
    id: uuid().primaryKey(),
    companyId: companyId(),
    controllerId: controllerId(),
    kind: text({ enum: ['gap', 'fork', 'altered'] }).notNull(),
    line: integer().notNull(),
    n: n(),
    raisedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [companyRows(table.companyId)],
)

import { index, integer, jsonb, numeric, snakeCase, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { company } from '../company/index.ts'
import { companyRows, residentsRead } from '../platform/database/policies.ts'
import type { Mapping } from './import/columns.ts'
import type { ImportPlan } from './import/plan-import.ts'
import type { SheetRow } from './import/sheet.ts'
import { streetKinds } from './street-kinds.ts'

const companyId = () =>
  uuid()
    .notNull()
    .references(() => company.id)

/**
 * A house of the company's address register. The columns that end in `Key` are what `addressKeys` makes of the others: two
 * ways of writing the same have the same key.
 */
export const building = snakeCase.table(
  'building',
  {
    id: uuid().primaryKey(),
    companyId: companyId(),
    /** As people write it, derived from the columns below: «Химки, ул. Лесная, д. 10». */
    address: text().notNull(),
    city: text().notNull().default(''),
    /** A part of the city whose name people write in the city's place: Сходня of Химки. */
    district: text(),
    streetKind: text({ enum: streetKinds }),
    /** The name alone: «Лесная». */
    street: text().notNull().default(''),
    /** Number, and its letter or fraction: 10, 10А, 10/2. */
    house: text().notNull().default(''),
    /** Корпус. */
    block: text(),
    /** Строение. */
    structure: text(),
    postalCode: text(),
    cadastralNumber: text(),
    /** IANA name: times are shown in it. */
    timeZone: text().notNull().default('Europe/Moscow'),
    cityKey: text(),
    districtKey: text(),
    streetKey: text(),
    houseKey: text(),
    /** All of the address in one: no house stands twice in a company's register. Null where it is not spelt out in parts. */
    addressKey: text(),
  },
  (table) => [
    unique().on(table.companyId, table.addressKey),
    index().on(table.companyId, table.streetKey, table.houseKey),
    companyRows(table.companyId),
    residentsRead(table.companyId),
  ],
)

export const entrance = snakeCase.table(
  'entrance',
  {
    id: uuid().primaryKey(),
    companyId: companyId(),
    buildingId: uuid()
      .notNull()
      .references(() => building.id),
    name: text().notNull(),
    /** The door as its controller calls it. */
    door: text().notNull().default('main'),
  },
  (table) => [index().on(table.buildingId), companyRows(table.companyId), residentsRead(table.companyId)],
)

export const premisesKinds = ['flat', 'parking', 'commercial', 'storeroom'] as const
export type PremisesKind = (typeof premisesKinds)[number]

/** A flat, a parking place, an office or a storeroom behind one entrance. */
export const premises = snakeCase.table(
  'premises',
  {
    id: uuid().primaryKey(),
    companyId: companyId(),
    entranceId: uuid()
      .notNull()
      .references(() => entrance.id),
    kind: text({ enum: premisesKinds }).notNull().default('flat'),
    /** As dialled at the panel. */
    number: text().notNull(),
    floor: integer(),
    /** m². */
    area: numeric({ precision: 9, scale: 2, mode: 'number' }),
    cadastralNumber: text(),
  },
  (table) => [
    unique().on(table.entranceId, table.kind, table.number),
    companyRows(table.companyId),
    residentsRead(table.companyId),
  ],
)

/** A file that staff have uploaded into the register, and what became of it. Kept for a day. */
export const propertyImport = snakeCase.table(
  'property_import',
  {
    id: uuid().primaryKey(),
    companyId: companyId(),
    /** Who uploaded it. */
    userId: uuid().notNull(),
    fileName: text().notNull(),
    kind: text({ enum: ['csv', 'xlsx'] }).notNull(),
    /** Of a CSV. */
    encoding: text(),
    delimiter: text(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    header: jsonb().$type<string[]>().notNull(),
    /** The lines below the heading. */
    rows: jsonb().$type<SheetRow[]>().notNull(),
    mapping: jsonb().$type<Mapping>().notNull(),
    status: text({ enum: ['ready', 'running', 'done', 'failed'] }).notNull(),
    /** How many rows of `total` are written. */
    written: integer().notNull().default(0),
    total: integer().notNull().default(0),
    /** What was written, once it is. */
    report: jsonb().$type<Pick<ImportPlan, 'summary' | 'problems'>>(),
  },
  (table) => [index().on(table.companyId, table.createdAt), companyRows(table.companyId)],
)

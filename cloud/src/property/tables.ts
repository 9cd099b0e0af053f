import { index, snakeCase, text, unique, uuid } from 'drizzle-orm/pg-core'
import { company } from '../company/index.ts'
import { companyRows, residentsRead } from '../platform/database/policies.ts'

const companyId = () =>
  uuid()
    .notNull()
    .references(() => company.id)

export const building = snakeCase.table(
  'building',
  {
    id: uuid().primaryKey(),
    companyId: companyId(),
    /** As people write it: «Химки, ул. Лесная, д. 10». */
    address: text().notNull(),
    /** IANA name: times are shown in it. */
    timeZone: text().notNull().default('Europe/Moscow'),
  },
  (table) => [companyRows(table.companyId), residentsRead(table.companyId)],
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

/** A flat, behind one entrance. */
export const premises = snakeCase.table(
  'premises',
  {
    id: uuid().primaryKey(),
    companyId: companyId(),
    entranceId: uuid()
      .notNull()
      .references(() => entrance.id),
    /** As dialled at the panel. */
    number: text().notNull(),
  },
  (table) => [
    unique().on(table.entranceId, table.number),
    companyRows(table.companyId),
    residentsRead(table.companyId),
  ],
)

import { sql } from 'drizzle-orm'
import {
  boolean,
  bytea,
  check,
  index,
  integer,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { companyRows, everybodyReads, operatorReads, residentsRead, sweepReads } from '../platform/database/policies.ts'
import type { OpeningHours } from './opening-hours.ts'
import { registrationWays } from './registration-ways.ts'

/** The tenant of the platform: a management company. */
export const company = snakeCase.table(
  'company',
  {
    id: uuid().primaryKey(),
    /** As its residents see it: «УК «Домовой»». */
    name: text().notNull(),
    /** Where the name has little room; null: the name itself. */
    shortName: text(),
    /** `#rrggbb` that `readBrandColour` has let through; the platform's own until the company chooses. */
    colour: text().notNull().default('#26459c'),
    /** What `readLogo` has made of it. All three are there, or none. */
    logo: bytea(),
    logoType: text({ enum: ['image/png', 'image/svg+xml'] }),
    /** SHA-256 of the logo, in hex. */
    logoDigest: text(),
    /** IANA name: its departments' hours are meant in it. */
    timeZone: text().notNull().default('Europe/Moscow'),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Set while the platform has closed it: its staff work no more and nobody new registers; doors open as before. */
    suspendedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    check('company_colour', sql`${table.colour} ~ '^#[0-9a-f]{6}$'`),
    check('company_logo', sql`num_nulls(${table.logo}, ${table.logoType}, ${table.logoDigest}) in (0, 3)`),
    companyRows(table.id),
    residentsRead(table.id),
    operatorReads(),
    sweepReads(),
  ],
)

/** What a company has chosen about its residents' sign-in; nothing chosen is what `readCompanySettings` gives. */
export const companySettings = snakeCase.table(
  'company_settings',
  {
    companyId: uuid()
      .primaryKey()
      .references(() => company.id),
    /** The ways in which people register (product, section 1). */
    registrationWays: text({ enum: registrationWays }).array().notNull(),
    /** Of passwords; a row's own figure counts where it is greater. */
    passwordMinLength: integer().notNull().default(0),
    passwordNeedsSign: boolean().notNull().default(false),
    /** Digits of a door's PIN at the least. */
    pinMinLength: integer().notNull().default(6),
    /** When accounts, payments and meters open to a resident (V1). */
    accountsOpenBy: text({ enum: ['linking', 'verification'] })
      .notNull()
      .default('linking'),
  },
  (table) => [companyRows(table.companyId), residentsRead(table.companyId)],
)

/**
 * Where a company's residents come in (P4). A stranger's browser asks for it before anybody is known; it says nothing but
 * which company a place belongs to.
 */
export const companyAddress = snakeCase.table(
  'company_address',
  {
    /** `/c/domovoy` is slug `domovoy`; `my.example.ru` is a host. */
    kind: text({ enum: ['slug', 'host'] }).notNull(),
    /** Lower case. */
    value: text().notNull(),
    companyId: uuid()
      .notNull()
      .references(() => company.id),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.value] }),
    index().on(table.companyId),
    companyRows(table.companyId),
    everybodyReads(),
  ],
)

/** Whom residents call or write to, and about what. */
export const department = snakeCase.table(
  'department',
  {
    id: uuid().primaryKey(),
    companyId: uuid()
      .notNull()
      .references(() => company.id),
    /** Its place among the company's departments; the emergency service stands above them all. */
    place: integer().notNull(),
    titleRu: text().notNull(),
    titleEn: text().notNull(),
    /** As dialled: E.164, or a short number such as 112. */
    phones: text().array().notNull(),
    email: text(),
    /** Null where the company does not say. */
    hours: jsonb().$type<OpeningHours>(),
    /** «Аварийная служба»: whom to call when something is broken now. */
    isEmergency: boolean().notNull().default(false),
  },
  (table) => [index().on(table.companyId), companyRows(table.companyId), residentsRead(table.companyId)],
)

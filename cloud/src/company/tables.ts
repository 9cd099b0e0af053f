import { sql } from 'drizzle-orm'
import { boolean, bytea, check, index, integer, jsonb, snakeCase, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { companyRows, residentsRead } from '../platform/database/policies.ts'
import type { OpeningHours } from './opening-hours.ts'

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
  },
  (table) => [
    check('company_colour', sql`${table.colour} ~ '^#[0-9a-f]{6}$'`),
    check('company_logo', sql`num_nulls(${table.logo}, ${table.logoType}, ${table.logoDigest}) in (0, 3)`),
    companyRows(table.id),
    residentsRead(table.id),
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

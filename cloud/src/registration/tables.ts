import { sql } from 'drizzle-orm'
import { boolean, index, jsonb, snakeCase, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { company, registrationWays } from '../company/index.ts'
import { companyRows } from '../platform/database/policies.ts'
import { premises } from '../property/index.ts'
import { registrationSteps } from './steps.ts'

const moment = () => timestamp({ withTimezone: true })

/** What somebody has said of themselves so far, read and put in order. */
export interface RegistrationData {
  familyName?: string
  givenName?: string
  patronymic?: string
  /** Null: «Пропустить». */
  address?: TypedAddress | null
  /** R7, as `readAccountNumber` leaves it. */
  accountNumber?: string
  /** R9: a number that nobody has confirmed. */
  otherPhone?: string
  /** On a device that looks for an application sent from another: those that phone and password fit. */
  matches?: string[]
}

/** An address as it was understood (R2). */
export interface TypedAddress {
  city: string
  street: string
  house: string
  building: string
  flat: string
}

/** A registration under way: kept for the device that began it, and for others that confirm the same phone. */
export const registration = snakeCase.table(
  'registration',
  {
    id: uuid().primaryKey(),
    companyId: uuid()
      .notNull()
      .references(() => company.id),
    way: text({ enum: registrationWays }).notNull(),
    step: text({ enum: registrationSteps }).notNull(),
    /** SHA-256 of the cookies of the devices that it continues on. */
    tokenHashes: text().array().notNull(),
    data: jsonb().$type<RegistrationData>().notNull(),
    language: text({ enum: ['ru', 'en'] }).notNull(),
    /** E.164. */
    phone: text(),
    isPhoneConfirmed: boolean().notNull().default(false),
    /** Lower case. */
    email: text(),
    /** Somebody has this e-mail already: this row goes the usual way and ends nowhere, so that nobody learns of it. */
    isDecoy: boolean().notNull().default(false),
    login: text(),
    /** Never the password itself. Taken away when the registration is over. */
    passwordHash: text(),
    /** The flat that the address or the account names. */
    premisesId: uuid().references(() => premises.id),
    /** When and from where the documents were agreed to. */
    consentedAt: moment(),
    consentAddress: text(),
    /** R7: on whose word it was approved. Null while nobody has decided. */
    decidedBy: text({ enum: ['account', 'staff'] }),
    decidedById: uuid(),
    decidedAt: moment(),
    /** R7: what staff told the applicant. */
    decisionReason: text(),
    /** R7: what the register said of number and name; for staff only. */
    accountMatch: text(),
    /** R7: when the applicant was told that it takes longer than three days. */
    remindedAt: moment(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
    expiresAt: moment().notNull(),
  },
  (table) => [
    index().on(table.companyId, table.way, table.step, table.createdAt),
    index().on(table.companyId, table.phone).where(sql`${table.step} <> 'done'`),
    index().on(table.companyId, table.login).where(sql`${table.step} <> 'done'`),
    index().on(table.expiresAt),
    companyRows(table.companyId),
  ],
)

/** An address that somebody has given and no building of the company's has: for staff to find the flat, or to answer. */
export const unmatchedAddress = snakeCase.table(
  'unmatched_address',
  {
    id: uuid().primaryKey(),
    companyId: uuid()
      .notNull()
      .references(() => company.id),
    userId: uuid().notNull(),
    address: jsonb().$type<TypedAddress>().notNull(),
    /** Why nothing was found: `building`, `flat` … */
    reason: text().notNull(),
    createdAt: moment().notNull(),
    settledAt: moment(),
    settledById: uuid(),
    /** The flat that staff have found; null: they have dismissed it. */
    premisesId: uuid().references(() => premises.id),
  },
  (table) => [index().on(table.companyId, table.settledAt), index().on(table.userId), companyRows(table.companyId)],
)

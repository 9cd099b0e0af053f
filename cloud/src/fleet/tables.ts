import { index, snakeCase, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { company } from '../company/index.ts'
import { claimReads, companyRows, controllerReads, residentsRead } from '../platform/database/policies.ts'
import { entrance } from '../property/index.ts'

const companyId = () =>
  uuid()
    .notNull()
    .references(() => company.id)

/** The box at an entrance on which the edge daemon runs. */
export const controller = snakeCase.table(
  'controller',
  {
    id: uuid().primaryKey(),
    companyId: companyId(),
    entranceId: uuid()
      .notNull()
      .references(() => entrance.id),
    claimedAt: timestamp({ withTimezone: true }),
    /** The last moment at which it was known to be connected; null when it never was. */
    lastSeenAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    uniqueIndex().on(table.entranceId),
    companyRows(table.companyId),
    residentsRead(table.companyId),
    controllerReads(table.id),
  ],
)

/** The right to become a controller, once, for whoever knows the code. The code itself is kept by nobody. */
export const claim = snakeCase.table(
  'claim',
  {
    id: uuid().primaryKey(),
    companyId: companyId(),
    controllerId: uuid()
      .notNull()
      .references(() => controller.id),
    /** SHA-256 of the code, in hex. */
    codeDigest: text().notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    usedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    uniqueIndex().on(table.codeDigest),
    index().on(table.controllerId),
    companyRows(table.companyId),
    claimReads(table.codeDigest),
  ],
)

/** A certificate given to a controller. */
export const certificate = snakeCase.table(
  'certificate',
  {
    /** As in the certificate: lower-case hex. */
    serial: text().primaryKey(),
    companyId: companyId(),
    controllerId: uuid()
      .notNull()
      .references(() => controller.id),
    issuedAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index().on(table.controllerId), companyRows(table.companyId)],
)

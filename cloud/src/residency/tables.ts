import { sql } from 'drizzle-orm'
import { index, snakeCase, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { company } from '../company/index.ts'
import { claimReads, companyRows, ownRows } from '../platform/database/policies.ts'
import { premises } from '../property/index.ts'

/**
 * A person lives in, owns or rents premises, or says so. People stand outside companies, so this is where the two meet.
 * It serves while it has not ended; the intercom wants it verified besides (row V1). A row that has ended stays, for what
 * happened meanwhile.
 */
export const residency = snakeCase.table(
  'residency',
  {
    id: uuid().primaryKey(),
    companyId: uuid()
      .notNull()
      .references(() => company.id),
    premisesId: uuid()
      .notNull()
      .references(() => premises.id),
    userId: uuid().notNull(),
    relation: text({ enum: ['owner', 'family', 'tenant'] }).notNull(),
    since: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Null while nobody but the person says so. */
    verifiedAt: timestamp({ withTimezone: true }),
    /** On whose word: staff's, an extract's, the account's owner's, the owner's who invited, an import's. */
    verifiedBy: text({ enum: ['staff', 'extract', 'account', 'owner', 'import'] }),
    /** A tenancy's last moment; null: without end. */
    endsAt: timestamp({ withTimezone: true }),
    endedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    uniqueIndex().on(table.userId, table.premisesId).where(sql`${table.endedAt} is null`),
    index().on(table.premisesId),
    companyRows(table.companyId),
    ownRows(table.userId, 'select'),
  ],
)

/** An owner's invitation into their home: a link that serves once, for anybody or for who has the phone named. */
export const householdInvitation = snakeCase.table(
  'household_invitation',
  {
    id: uuid().primaryKey(),
    companyId: uuid()
      .notNull()
      .references(() => company.id),
    premisesId: uuid()
      .notNull()
      .references(() => premises.id),
    invitedBy: uuid().notNull(),
    relation: text({ enum: ['family', 'tenant'] }).notNull(),
    /** How the owner calls them: told apart in the list while nobody has come. */
    name: text().notNull(),
    /** E.164: only who has proved it to be theirs may accept. Null: whoever has the link. */
    phone: text(),
    /** A tenancy's last moment; null: without end. */
    endsAt: timestamp({ withTimezone: true }),
    /** SHA-256 of 256 random bits. */
    tokenDigest: text().notNull().unique(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    revokedAt: timestamp({ withTimezone: true }),
    acceptedAt: timestamp({ withTimezone: true }),
    acceptedBy: uuid(),
  },
  (table) => [
    index().on(table.premisesId),
    index().on(table.invitedBy),
    index().on(table.acceptedBy),
    companyRows(table.companyId),
    claimReads(table.tokenDigest),
    ownRows(table.invitedBy, 'select'),
  ],
)

import { sql } from 'drizzle-orm'
import { check, index, snakeCase, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { company } from '../company/tables.ts'
import { companyRows, ownRows } from '../platform/database/policies.ts'
import { roles } from './permissions.ts'

const moment = () => timestamp({ withTimezone: true })

const ofCompany = () =>
  uuid()
    .notNull()
    .references(() => company.id)

const heldRoles = () => text({ enum: roles }).array().notNull()

/** A person works for a company. The same person may work for several. */
export const staff = snakeCase.table(
  'staff',
  {
    id: uuid().primaryKey(),
    companyId: ofCompany(),
    userId: uuid().notNull(),
    roles: heldRoles(),
    /** What they do there, as the company calls it: «Старший диспетчер». */
    position: text(),
    since: moment().notNull(),
    /** Set while they may not work; their row stays. */
    suspendedAt: moment(),
  },
  (table) => [
    unique().on(table.companyId, table.userId),
    index().on(table.userId),
    check('staff_roles', sql`cardinality(${table.roles}) > 0`),
    companyRows(table.companyId),
    ownRows(table.userId, 'select'),
  ],
)

/** A way in for a future member of staff, by a link that serves once (`one_time_link`, purpose `staff-invitation`). */
export const staffInvitation = snakeCase.table(
  'staff_invitation',
  {
    id: uuid().primaryKey(),
    companyId: ofCompany(),
    /** Where the link was sent: one of the two. */
    email: text(),
    phone: text(),
    roles: heldRoles(),
    position: text(),
    invitedBy: uuid(),
    createdAt: moment().notNull(),
    sentAt: moment().notNull(),
    expiresAt: moment().notNull(),
    acceptedAt: moment(),
    acceptedBy: uuid(),
    revokedAt: moment(),
  },
  (table) => [
    index().on(table.companyId),
    check('staff_invitation_to', sql`num_nonnulls(${table.email}, ${table.phone}) = 1`),
    check('staff_invitation_roles', sql`cardinality(${table.roles}) > 0`),
    companyRows(table.companyId),
  ],
)

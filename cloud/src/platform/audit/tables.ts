import { index, jsonb, snakeCase, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { companyRows, ownRows } from '../database/policies.ts'

/** What an entry may say besides: names of fields, roles, counts. Never passwords, codes or whole documents. */
export type AuditDetails = Readonly<Record<string, unknown>>

/**
 * Who did what in a company, and who looked at whose personal data. The application may add to it and neither change nor
 * delete (`database/migrate.ts` revokes that). Nothing refers to people by key: an entry outlives whom it speaks of.
 */
export const auditEntry = snakeCase.table(
  'audit_entry',
  {
    /** UUIDv7: entries are read newest first by it. */
    id: uuid().primaryKey(),
    companyId: uuid().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** `look`: personal data were shown, nothing changed. */
    kind: text({ enum: ['act', 'look'] }).notNull(),
    /** Who did it; null: the platform by itself. */
    actorId: uuid(),
    /** Domain and verb: `verification.approve`. */
    action: text().notNull(),
    /** What it was done to: the glossary's noun, and its id. */
    subjectKind: text().notNull(),
    subjectId: text().notNull(),
    /** Whose data it concerns, where it concerns a person's. */
    personId: uuid(),
    details: jsonb().$type<AuditDetails>(),
  },
  (table) => [
    index().on(table.companyId, table.id),
    index().on(table.companyId, table.actorId, table.id),
    index().on(table.personId, table.id),
    companyRows(table.companyId),
    // A person may see who looked at their data, in whichever company.
    ownRows(table.personId, 'select'),
  ],
)

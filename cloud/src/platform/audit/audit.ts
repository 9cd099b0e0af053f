import { uuidv7 } from 'uuidv7'
import type { Transaction } from '../database/index.ts'
import { type AuditDetails, auditEntry } from './tables.ts'

export interface AuditFact {
  companyId: string
  /** Who did it; null: the platform by itself. */
  actorId: string | null
  /** Domain and verb: `verification.approve`. */
  action: string
  /** What it was done to: the glossary's noun, and its id. */
  subjectKind: string
  subjectId: string
  /** Whose data it concerns. They see it in their privacy centre. */
  personId?: string
  /** Small and without secrets. */
  details?: AuditDetails
}

/**
 * Puts an act on record, in the transaction of the change: both happen, or neither.
 * The transaction must run in the company's name.
 */
export async function audit(tx: Transaction, fact: AuditFact): Promise<void> {
  await write(tx, 'act', fact)
}

/** Puts on record that somebody was shown personal data. Committed before the data leave. */
export async function auditView(tx: Transaction, fact: AuditFact & { personId: string }): Promise<void> {
  await write(tx, 'look', fact)
}

async function write(tx: Transaction, kind: 'act' | 'look', fact: AuditFact): Promise<void> {
  const { companyId, actorId, action, subjectKind, subjectId, personId = null, details = null } = fact
  const at = new Date()
  await tx
    .insert(auditEntry)
    .values({ id: uuidv7(), companyId, at, kind, actorId, action, subjectKind, subjectId, personId, details })
}

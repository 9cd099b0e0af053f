import { sql } from 'drizzle-orm'
import { type PgColumn, pgPolicy } from 'drizzle-orm/pg-core'

/** The role that requests run as: no superuser, so that row-level security holds it. */
export const appRole = 'domovoy_app'

const setting = (name: ScopeName) => sql.raw(`nullif(current_setting('domovoy.${name}', true), '')`)

/** In whose name a transaction reads and writes; set by `Database.as` and empty otherwise, which shows nothing. */
export type ScopeName = 'company' | 'user' | 'controller' | 'claim' | 'operator' | 'sweep'

/** Rows of a company are seen and changed only in a transaction of that company. */
export function companyRows(companyId: PgColumn) {
  const ours = sql`${companyId} = ${setting('company')}::uuid`
  return pgPolicy('company_rows', { for: 'all', to: appRole, using: ours, withCheck: ours })
}

/** The same for rows that may be of no company: those are seen by a transaction that names none. */
export function companyOrNobodyRows(companyId: PgColumn) {
  const ours = sql`${companyId} is not distinct from ${setting('company')}::uuid`
  return pgPolicy('company_or_nobody_rows', { for: 'all', to: appRole, using: ours, withCheck: ours })
}

/** Besides, a person may read what belongs to the companies they live with, or say that they do. */
export function residentsRead(companyId: PgColumn) {
  const theirs = sql`${companyId} in (select r.company_id from residency r where r.user_id = ${setting('user')}::uuid and r.ended_at is null)`
  return pgPolicy('residents_read', { for: 'select', to: appRole, using: theirs })
}

/** What a stranger may read as well: it says what the company tells the world. */
export function everybodyReads() {
  return pgPolicy('everybody_reads', { for: 'select', to: appRole, using: sql`true` })
}

/** A person's own rows, in whichever company they stand. */
export function ownRows(userId: PgColumn, allow: 'select' | 'all') {
  const own = sql`${userId} = ${setting('user')}::uuid`
  return allow === 'all'
    ? pgPolicy('own_rows', { for: 'all', to: appRole, using: own, withCheck: own })
    : pgPolicy('own_rows', { for: 'select', to: appRole, using: own })
}

/** Who runs the platform sees which companies there are, and nothing inside them. Their own look at it, not a person's. */
export function operatorReads() {
  const operates = sql`exists (select from platform_operator o where o.user_id = ${setting('operator')}::uuid)`
  return pgPolicy('operator_reads', { for: 'select', to: appRole, using: operates })
}

/** Work that goes through all companies must know which there are (`Database.as` with `sweep: 'old'`). */
export function sweepReads() {
  return pgPolicy('sweep_reads', { for: 'select', to: appRole, using: sql`${setting('sweep')} = 'old'` })
}

/** The one row that a controller speaks for, before its company is known. */
export function controllerReads(controllerId: PgColumn) {
  return pgPolicy('controller_reads', {
    for: 'select',
    to: appRole,
    using: sql`${controllerId} = ${setting('controller')}::uuid`,
  })
}

/** The one row that the digest of a claim code opens, before its company is known. */
export function claimReads(codeDigest: PgColumn) {
  return pgPolicy('claim_reads', { for: 'select', to: appRole, using: sql`${codeDigest} = ${setting('claim')}` })
}

/**
 * Rows that are over may be deleted whosever they are, by a transaction that sweeps and names no company (`Database.as`
 * with `sweep: 'old'`). What is younger stays out of its reach, whatever it asks for.
 */
export function sweptRows(at: PgColumn, keptDays: number) {
  const isOver = sql`${setting('sweep')} = 'old' and ${at} < now() - interval '${sql.raw(String(keptDays))} days'`
  return pgPolicy('swept_rows', { for: 'all', to: appRole, using: isOver, withCheck: sql`false` })
}

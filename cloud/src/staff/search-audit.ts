import { aliasedTable, and, desc, eq, gte, ilike, lt, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { company } from '../company/tables.ts'
import { user } from '../identity/tables.ts'
import { audit, auditEntry } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { requireStaff } from './require-staff.ts'

const day = z.iso.date()

/** What is looked for; all that is named must hold. */
export const auditSearch = z.object({
  kind: z.enum(['act', 'look']).optional(),
  actor: z.uuid().optional().meta({ description: 'Who did it' }),
  action: z.string().max(60).optional().meta({ description: 'Its beginning: `staff`, `staff.invite`' }),
  subject: z.string().max(80).optional().meta({ description: 'Kind or id of what it was done to' }),
  person: z.string().max(80).optional().meta({ description: 'Name or phone of whose data it was' }),
  from: day.optional().meta({ description: "First day, by the company's clock" }),
  to: day.optional().meta({ description: 'Last day' }),
})
export type AuditSearch = z.output<typeof auditSearch>

export const auditEntryView = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  kind: z.enum(['act', 'look']),
  actorId: z.uuid().nullable().meta({ description: 'Null: the platform by itself' }),
  actorName: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  personId: z.uuid().nullable(),
  personName: z.string().nullable().meta({ description: 'Whose data it concerns' }),
  details: z.record(z.string(), z.unknown()).nullable(),
})
export type AuditEntryView = z.input<typeof auditEntryView>

const perPage = 100
const mostExported = 50_000

/**
 * The audit log of a company, newest first, a page at a time.
 * @param before the last id of the page before
 * @throws DomainError what `requireStaff` throws
 */
export async function searchAudit(
  ctx: Context,
  companyId: string,
  search: AuditSearch,
  before: string | undefined,
): Promise<{ entries: AuditEntryView[]; next: string | null }> {
  await requireStaff(ctx, companyId, 'audit.read')
  return await ctx.db.inTenant(companyId, async (tx) => {
    const older = before === undefined ? undefined : lt(auditEntry.id, before)
    const rows = await select(tx, and(await conditions(tx, companyId, search), older), perPage + 1)
    const entries = rows.slice(0, perPage)
    return { entries, next: rows.length > perPage ? (entries.at(-1)?.id ?? null) : null }
  })
}

/** All of what is found, at most 50,000 entries. That it was taken along is on record, too. */
export async function exportAudit(ctx: Context, companyId: string, search: AuditSearch): Promise<AuditEntryView[]> {
  const actor = await requireStaff(ctx, companyId, 'audit.read')
  return await ctx.db.inTenant(companyId, async (tx) => {
    const entries = await select(tx, await conditions(tx, companyId, search), mostExported)
    await audit(tx, {
      ...{ companyId, actorId: actor.userId, action: 'audit.export', subjectKind: 'company', subjectId: companyId },
      details: { ...search, entries: entries.length },
    })
    return entries
  })
}

const person = aliasedTable(user, 'person')

async function select(tx: Transaction, where: SQL | undefined, limit: number): Promise<AuditEntryView[]> {
  const rows = await tx
    .select({ entry: auditEntry, actorName: user.name, personName: person.name })
    .from(auditEntry)
    .leftJoin(user, eq(user.id, auditEntry.actorId))
    .leftJoin(person, eq(person.id, auditEntry.personId))
    .where(where)
    .orderBy(desc(auditEntry.id))
    .limit(limit)
  return rows.map(({ entry: { companyId: _its, at, ...entry }, actorName, personName }) => ({
    ...{ ...entry, at: at.toISOString(), details: entry.details ? { ...entry.details } : null },
    actorName: actorName || null,
    personName: personName || null,
  }))
}

async function conditions(tx: Transaction, companyId: string, search: AuditSearch): Promise<SQL | undefined> {
  const [its] = await tx.select({ timeZone: company.timeZone }).from(company).where(eq(company.id, companyId))
  const midnight = (date: string, days: number) =>
    sql`((${date}::date + ${days}::int)::timestamp at time zone ${its?.timeZone ?? 'Europe/Moscow'})`
  const { kind, actor, action, subject, person: whose, from, to } = search
  return and(
    eq(auditEntry.companyId, companyId),
    kind ? eq(auditEntry.kind, kind) : undefined,
    actor ? eq(auditEntry.actorId, actor) : undefined,
    action ? ilike(auditEntry.action, `${literal(action)}%`) : undefined,
    subject ? or(ilike(auditEntry.subjectKind, `${literal(subject)}%`), eq(auditEntry.subjectId, subject)) : undefined,
    whose ? or(ilike(person.name, `%${literal(whose)}%`), ilike(person.phone, `%${digitsOf(whose)}%`)) : undefined,
    from ? gte(auditEntry.at, midnight(from, 0)) : undefined,
    to ? lt(auditEntry.at, midnight(to, 1)) : undefined,
  )
}

/** Signs that LIKE reads as its own. */
function literal(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&')
}

/** A phone as people write it; what has no digits is no phone and must not be found as one. */
function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '').replace(/^8/, '7') || '-'
}

import { and, eq, isNull } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { notify } from '../platform/live/index.ts'
import { endResidency, residency, residencyFaults, unverifyResidency, verifyResidency } from '../residency/index.ts'
import { requireStaff } from '../staff/index.ts'
import { readLastDay } from './read-last-day.ts'

type Act = 'change' | 'verify' | 'unverify' | 'end'

interface Change {
  relation: 'owner' | 'family' | 'tenant'
  /** ISO 8601; null: without end. */
  endsAt: string | null
}

/** @throws DomainError as `requireStaff` does, `residency.unknown`, `residency.since` */
export async function changeResidency(ctx: Context, companyId: string, id: string, input: Change): Promise<void> {
  const endsAt = readLastDay(input.endsAt, ctx.clock.now())
  await settle(ctx, companyId, id, 'change', async (tx) => {
    await tx.update(residency).set({ relation: input.relation, endsAt }).where(eq(residency.id, id))
  })
}

/** The intercom opens to them (V3). @throws DomainError as `requireStaff` does, `residency.unknown` */
export async function verifyByStaff(ctx: Context, companyId: string, id: string): Promise<void> {
  await settle(ctx, companyId, id, 'verify', (tx) => verifyResidency(tx, ctx, { residencyId: id, by: 'staff' }))
}

/** @throws DomainError as `requireStaff` does, `residency.unknown` */
export async function unverifyByStaff(ctx: Context, companyId: string, id: string): Promise<void> {
  await settle(ctx, companyId, id, 'unverify', (tx) => unverifyResidency(tx, { residencyId: id }))
}

/** Moves the person out: their rights there end at once. @throws DomainError as `requireStaff` does, `residency.unknown` */
export async function endByStaff(ctx: Context, companyId: string, id: string): Promise<void> {
  await settle(ctx, companyId, id, 'end', (tx) => endResidency(tx, ctx, { residencyId: id }))
}

async function settle(
  ctx: Context,
  companyId: string,
  id: string,
  act: Act,
  work: (tx: Transaction) => Promise<unknown>,
): Promise<void> {
  const { userId: actorId } = await requireStaff(ctx, companyId, 'people.write')
  if (!isUuid(id)) throw new DomainError(residencyFaults['residency.unknown'])
  await ctx.db.inTenant(companyId, async (tx) => {
    const ours = and(eq(residency.companyId, companyId), eq(residency.id, id), isNull(residency.endedAt))
    const [row] = await tx
      .select({ userId: residency.userId, relation: residency.relation })
      .from(residency)
      .where(ours)
    if (!row) throw new DomainError(residencyFaults['residency.unknown'])
    await work(tx)
    await notify(tx, 'person', { userId: row.userId, what: 'rights' })
    const fact = { companyId, actorId, action: `residency.${act}`, subjectKind: 'residency', subjectId: id }
    await audit(tx, { ...fact, personId: row.userId, details: { before: row.relation } })
  })
}

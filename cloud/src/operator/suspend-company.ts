import { eq } from 'drizzle-orm'
import { company, companyFaults } from '../company/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { requireOperator } from './require-operator.ts'

/**
 * Closes a company's console and its registration, or opens them again. Doors, keys and residents' sign-ins stay as they are:
 * nobody shall stand outside for a contract's sake.
 * @throws DomainError what `requireOperator` throws; `company.unknown`
 */
export async function suspendCompany(
  ctx: Context,
  companyId: string,
  { isSuspended }: { isSuspended: boolean },
): Promise<void> {
  const actorId = await requireOperator(ctx)
  if (!isUuid(companyId)) throw new DomainError(companyFaults['company.unknown'])
  await ctx.db.inTenant(companyId, async (tx) => {
    const suspendedAt = isSuspended ? new Date(ctx.clock.now()) : null
    const changed = await tx.update(company).set({ suspendedAt }).where(eq(company.id, companyId)).returning()
    if (changed.length === 0) throw new DomainError(companyFaults['company.unknown'])
    const action = isSuspended ? 'company.suspend' : 'company.resume'
    await audit(tx, { companyId, actorId, action, subjectKind: 'company', subjectId: companyId })
  })
}

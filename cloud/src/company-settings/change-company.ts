import { type AuditDetails, audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { requireStaff } from '../staff/index.ts'

/**
 * A change of a company's settings by who may, with its record in the log.
 * @param change makes it, and says what is settled now
 * @throws DomainError what `requireStaff` and `change` throw
 */
export async function changeCompany(
  ctx: Context,
  companyId: string,
  action: string,
  change: (tx: Transaction) => Promise<AuditDetails>,
): Promise<void> {
  const { userId: actorId } = await requireStaff(ctx, companyId, 'company.settings')
  await ctx.db.inTenant(companyId, async (tx) => {
    const details = await change(tx)
    await audit(tx, { companyId, actorId, action, subjectKind: 'company', subjectId: companyId, details })
  })
}

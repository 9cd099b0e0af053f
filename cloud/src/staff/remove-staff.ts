import { eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { requireStaff } from './require-staff.ts'
import { holdColleague, requireAdministratorLeft } from './staff-changes.ts'
import { staff } from './tables.ts'

/**
 * Ends somebody's work for a company; as a person they stay who they are.
 * @throws DomainError what `requireStaff` throws; `staff.unknown`, `staff.beyond`, `staff.last-administrator`
 */
export async function removeStaff(ctx: Context, companyId: string, staffId: string): Promise<void> {
  const actor = await requireStaff(ctx, companyId, 'staff.manage')
  await ctx.db.inTenant(companyId, async (tx) => {
    const before = await holdColleague(tx, actor, staffId)
    await tx.delete(staff).where(eq(staff.id, before.id))
    await requireAdministratorLeft(tx, companyId)
    await audit(tx, {
      ...{ companyId, actorId: actor.userId, action: 'staff.remove', subjectKind: 'staff', subjectId: staffId },
      personId: before.userId,
      details: { rolesBefore: before.roles, positionBefore: before.position },
    })
  })
}

import { eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { requireStaff } from './require-staff.ts'
import { holdColleague, requireAdministratorLeft } from './staff-changes.ts'
import { staff } from './tables.ts'

/**
 * Takes a colleague's right to work away for a while, or gives it back. It holds from the next request on.
 * @throws DomainError what `requireStaff` throws; `staff.unknown`, `staff.beyond`, `staff.last-administrator`
 */
export async function suspendStaff(
  ctx: Context,
  companyId: string,
  staffId: string,
  { isSuspended }: { isSuspended: boolean },
): Promise<void> {
  const actor = await requireStaff(ctx, companyId, 'staff.manage')
  await ctx.db.inTenant(companyId, async (tx) => {
    const before = await holdColleague(tx, actor, staffId)
    if ((before.suspendedAt !== null) === isSuspended) return
    const suspendedAt = isSuspended ? new Date(ctx.clock.now()) : null
    await tx.update(staff).set({ suspendedAt }).where(eq(staff.id, before.id))
    await requireAdministratorLeft(tx, companyId)
    await audit(tx, {
      ...{ companyId, actorId: actor.userId, subjectKind: 'staff', subjectId: staffId, personId: before.userId },
      action: isSuspended ? 'staff.suspend' : 'staff.resume',
    })
  })
}

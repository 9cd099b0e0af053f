import { eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { inOrder, type Role } from './permissions.ts'
import { readPosition } from './read-position.ts'
import { requireStaff } from './require-staff.ts'
import { holdColleague, requireAdministratorLeft, requireGrantable } from './staff-changes.ts'
import { staff } from './tables.ts'

export interface StaffChange {
  roles: readonly Role[]
  position: string
}

/**
 * Gives a colleague other roles. They hold from the next request on.
 * @throws DomainError what `requireStaff` throws; `staff.unknown`, `staff.beyond`, `staff.last-administrator`, `staff.position`
 */
export async function changeStaff(
  ctx: Context,
  companyId: string,
  staffId: string,
  change: StaffChange,
): Promise<void> {
  const actor = await requireStaff(ctx, companyId, 'staff.manage')
  const roles = inOrder(change.roles)
  const position = readPosition(change.position)
  requireGrantable(actor, roles)
  await ctx.db.inTenant(companyId, async (tx) => {
    const before = await holdColleague(tx, actor, staffId)
    await tx.update(staff).set({ roles, position }).where(eq(staff.id, before.id))
    await requireAdministratorLeft(tx, companyId)
    await audit(tx, {
      ...{ companyId, actorId: actor.userId, action: 'staff.change', subjectKind: 'staff', subjectId: staffId },
      personId: before.userId,
      details: { rolesBefore: before.roles, roles, positionBefore: before.position, position },
    })
  })
}

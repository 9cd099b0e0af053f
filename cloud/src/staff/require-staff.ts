import { and, eq } from 'drizzle-orm'
import { company, companyFaults } from '../company/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { staffFaults } from './errors.ts'
import { type Permission, permissionsOf, type Role } from './permissions.ts'
import { staff } from './tables.ts'

/** A member of staff, in one company, who may do what was asked for. */
export interface StaffActor {
  companyId: string
  userId: string
  staffId: string
  roles: readonly Role[]
  permissions: readonly Permission[]
}

/**
 * Lets in whom a company has given this permission. Read anew at every request: who is suspended is out at once.
 * A company that does not exist and one that is not the asker's answer alike.
 * @throws DomainError `session.required`, `company.unknown`, `staff.company-suspended`, `staff.suspended`,
 * `staff.second-factor`, `staff.required`
 */
export async function requireStaff(
  ctx: Pick<Context, 'actor' | 'db'>,
  companyId: string,
  permission: Permission,
): Promise<StaffActor> {
  const actor = await requireAnyStaff(ctx, companyId)
  if (!actor.permissions.includes(permission)) throw new DomainError(staffFaults['staff.required'], { permission })
  return actor
}

/** The same for what every member of staff may do. */
async function requireAnyStaff(ctx: Pick<Context, 'actor' | 'db'>, companyId: string): Promise<StaffActor> {
  const userId = requireUser(ctx.actor)
  if (!isUuid(companyId)) throw new DomainError(companyFaults['company.unknown'])
  const [row] = await ctx.db.inTenant(companyId, (tx) =>
    tx
      .select({
        staffId: staff.id,
        roles: staff.roles,
        suspendedAt: staff.suspendedAt,
        companySuspendedAt: company.suspendedAt,
      })
      .from(staff)
      .innerJoin(company, eq(company.id, staff.companyId))
      .where(and(eq(staff.companyId, companyId), eq(staff.userId, userId))),
  )
  if (!row) throw new DomainError(companyFaults['company.unknown'])
  if (row.companySuspendedAt) throw new DomainError(staffFaults['staff.company-suspended'])
  if (row.suspendedAt) throw new DomainError(staffFaults['staff.suspended'])
  if (ctx.actor.kind !== 'user' || !ctx.actor.hasSecondFactor) throw new DomainError(staffFaults['staff.second-factor'])
  return { companyId, userId, staffId: row.staffId, roles: row.roles, permissions: permissionsOf(row.roles) }
}

import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { staffFaults } from './errors.ts'
import { mayGrant, type Role } from './permissions.ts'
import type { StaffActor } from './require-staff.ts'
import { staff } from './tables.ts'

export type StaffRow = typeof staff.$inferSelect

/**
 * The row of a colleague that somebody is about to change, together with the company's administrators held until the end of
 * the transaction: two who demote each other at the same moment take turns.
 * @throws DomainError `staff.unknown`; `staff.beyond` when the colleague may do more than the asker
 */
export async function holdColleague(tx: Transaction, actor: StaffActor, staffId: string): Promise<StaffRow> {
  const { companyId } = actor
  await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.companyId, companyId), isAdministrator))
    .orderBy(asc(staff.id))
    .for('update')
  const [row] = isUuid(staffId)
    ? await tx
        .select()
        .from(staff)
        .where(and(eq(staff.companyId, companyId), eq(staff.id, staffId)))
        .for('update')
    : []
  if (!row) throw new DomainError(staffFaults['staff.unknown'])
  requireGrantable(actor, row.roles)
  return row
}

/** @throws DomainError `staff.beyond` when the roles hold what the actor may not do themselves */
export function requireGrantable(actor: StaffActor, roles: readonly Role[]): void {
  if (!mayGrant(actor.permissions, roles)) throw new DomainError(staffFaults['staff.beyond'])
}

/** To be asked after the change, within its transaction. @throws DomainError `staff.last-administrator` */
export async function requireAdministratorLeft(tx: Transaction, companyId: string): Promise<void> {
  const [left] = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.companyId, companyId), isAdministrator, isNull(staff.suspendedAt)))
    .limit(1)
  if (!left) throw new DomainError(staffFaults['staff.last-administrator'])
}

const isAdministrator = sql`'administrator' = any(${staff.roles})`

import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { passkey, secondFactor, user } from '../identity/tables.ts'
import type { Context } from '../platform/context.ts'
import { requireStaff } from './require-staff.ts'
import type { StaffListView } from './staff-view.ts'
import { staff, staffInvitation } from './tables.ts'

/**
 * Everybody who works for a company, and who was invited and has not come yet.
 * @throws DomainError what `requireStaff` throws
 */
export async function listStaff(ctx: Context, companyId: string): Promise<StaffListView> {
  await requireStaff(ctx, companyId, 'staff.read')
  const { rows, invitations } = await ctx.db.inTenant(companyId, async (tx) => ({
    rows: await tx.select().from(staff).where(eq(staff.companyId, companyId)).orderBy(asc(staff.since), asc(staff.id)),
    invitations: await tx
      .select()
      .from(staffInvitation)
      .where(
        and(
          eq(staffInvitation.companyId, companyId),
          isNull(staffInvitation.acceptedAt),
          isNull(staffInvitation.revokedAt),
        ),
      )
      .orderBy(desc(staffInvitation.sentAt)),
  }))
  const people = await findPeople(
    ctx,
    rows.map(({ userId }) => userId),
  )
  const nowMs = ctx.clock.now()
  return {
    staff: rows.map(({ id, userId, roles, position, since, suspendedAt }) => ({
      ...{ id, userId, roles, position, since: since.toISOString(), isSuspended: suspendedAt !== null },
      ...(people.get(userId) ?? { name: '', phone: null, email: null, hasSecondFactor: false }),
    })),
    invitations: invitations.map(({ id, email, phone, roles, position, sentAt, expiresAt }) => ({
      ...{ id, roles, position, to: email ?? phone ?? '' },
      sentAt: sentAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      isExpired: expiresAt.getTime() <= nowMs,
    })),
  }
}

async function findPeople({ db }: Pick<Context, 'db'>, ids: string[]) {
  if (ids.length === 0) return new Map()
  const people = await db.orm
    .select({ id: user.id, name: user.name, phone: user.phone, email: user.email })
    .from(user)
    .where(inArray(user.id, ids))
  const factors = await db.orm
    .select({ userId: secondFactor.userId })
    .from(secondFactor)
    .where(and(inArray(secondFactor.userId, ids), isNotNull(secondFactor.confirmedAt)))
    .union(db.orm.select({ userId: passkey.userId }).from(passkey).where(inArray(passkey.userId, ids)))
  const protectedIds = new Set(factors.map(({ userId }) => userId))
  return new Map(
    people.map(({ id, name, phone, email }) => [id, { name, phone, email, hasSecondFactor: protectedIds.has(id) }]),
  )
}

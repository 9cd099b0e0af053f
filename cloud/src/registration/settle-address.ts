import { and, asc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { findUsers } from '../identity/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { premises } from '../property/index.ts'
import { claimPremises } from '../residency/index.ts'
import { requireStaff } from '../staff/index.ts'
import { registrationFaults } from './errors.ts'
import { unmatchedAddress } from './tables.ts'

export const unmatchedView = z.object({
  id: z.uuid(),
  userId: z.uuid(),
  name: z.string(),
  phone: z.string().nullable(),
  address: z.object({
    city: z.string(),
    street: z.string(),
    house: z.string(),
    building: z.string(),
    flat: z.string(),
  }),
  createdAt: z.iso.datetime(),
})
export type UnmatchedView = z.infer<typeof unmatchedView>

const most = 300

/** Addresses that residents have given and no house has, oldest first. @throws DomainError `staff.…` */
export async function listUnmatched(ctx: Context, companyId: string): Promise<UnmatchedView[]> {
  await requireStaff(ctx, companyId, 'applications.decide')
  const rows = await ctx.db.inTenant(companyId, (tx) =>
    tx
      .select()
      .from(unmatchedAddress)
      .where(isNull(unmatchedAddress.settledAt))
      .orderBy(asc(unmatchedAddress.createdAt))
      .limit(most),
  )
  const users = await findUsers(
    ctx,
    rows.map(({ userId }) => userId),
  )
  return rows.map(({ id, userId, address, createdAt }) => {
    const { name = '', phone = null } = users.get(userId) ?? {}
    return { id, userId, name, phone, address, createdAt: createdAt.toISOString() }
  })
}

/**
 * Staff have found the flat that was meant, or put the address aside. The flat becomes an unverified residency.
 * @throws DomainError `staff.…`, `application.unknown`, `application.premises`
 */
export async function settleUnmatched(
  ctx: Context,
  companyId: string,
  id: string,
  { premisesId }: { premisesId: string | null },
): Promise<void> {
  const actor = await requireStaff(ctx, companyId, 'applications.decide')
  await ctx.db.inTenant(companyId, async (tx) => {
    const isOpen = and(eq(unmatchedAddress.id, id), isNull(unmatchedAddress.settledAt))
    const [row] = await tx.select().from(unmatchedAddress).where(isOpen).for('update')
    if (!row) throw new DomainError(registrationFaults['application.unknown'])
    const { userId } = row
    if (premisesId !== null) {
      const found = await tx.select({ id: premises.id }).from(premises).where(eq(premises.id, premisesId))
      if (found.length === 0) throw new DomainError(registrationFaults['application.premises'], { field: 'premisesId' })
      await claimPremises(tx, ctx, { companyId, userId, premisesId, relation: 'owner' })
    }
    const settled = { settledAt: new Date(ctx.clock.now()), settledById: actor.userId, premisesId }
    await tx.update(unmatchedAddress).set(settled).where(eq(unmatchedAddress.id, id))
    await audit(tx, {
      ...{ companyId, actorId: actor.userId, personId: userId, subjectKind: 'address', subjectId: id },
      action: premisesId === null ? 'address.dismiss' : 'address.settle',
      details: { premisesId },
    })
  })
}

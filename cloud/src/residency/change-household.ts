import { and, eq, isNull } from 'drizzle-orm'
import { findUsers } from '../identity/index.ts'
import { tell } from '../notification/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { notify } from '../platform/live/index.ts'
import { householdFaults, residencyFaults } from './errors.ts'
import { findMembership, requireOwner } from './find-household.ts'
import { readEnd } from './household-rules.ts'
import { auditHousehold } from './invite-to-household.ts'
import { householdInvitation, residency } from './tables.ts'
import { endResidency } from './verify-residency.ts'

export interface WhichMember {
  premisesId: string
  residencyId: string
}

/**
 * A verified owner takes somebody's rights away, or somebody leaves by themselves. Rights end with the commit; both sides are told.
 * @throws DomainError `household.unknown` · `household.forbidden` · `household.owner` · `residency.unknown`
 */
export async function removeFromHousehold(ctx: Context, { premisesId, residencyId }: WhichMember): Promise<void> {
  const asker = await findMembership(ctx, premisesId)
  const isLeaving = asker.residencyId === residencyId.toLowerCase()
  if (!isLeaving) await requireOwner(ctx, premisesId)
  const { companyId, address } = asker
  await ctx.db.inTenant(companyId, async (tx) => {
    const member = await findMember(tx, asker.premisesId, residencyId)
    if (member.relation === 'owner') throw new DomainError(householdFaults['household.owner'])
    await endResidency(tx, ctx, { residencyId: member.id })
    await auditHousehold(tx, asker, isLeaving ? 'household.leave' : 'household.remove', member.id)
    if (!isLeaving) {
      await tell(tx, { userId: member.userId, companyId, template: 'household.ended', values: { address }, link: '/' })
      return
    }
    const name = (await findUsers(ctx, [member.userId])).get(member.userId)?.name ?? ''
    const link = `/household/${asker.premisesId}`
    for (const userId of await findOwners(tx, asker.premisesId)) {
      await tell(tx, { userId, companyId, template: 'household.left', values: { name, address }, link })
    }
  })
}

/** Gives a tenancy another last day, or none. @throws DomainError those of `removeFromHousehold` · `household.end` */
export async function changeEnd(ctx: Context, which: WhichMember & { endsAt: string | null }): Promise<void> {
  const owner = await requireOwner(ctx, which.premisesId)
  const endsAt = readEnd(which.endsAt, ctx.clock.now())
  await ctx.db.inTenant(owner.companyId, async (tx) => {
    const member = await findMember(tx, owner.premisesId, which.residencyId)
    if (member.relation === 'owner') throw new DomainError(householdFaults['household.owner'])
    await tx.update(residency).set({ endsAt }).where(eq(residency.id, member.id))
    await auditHousehold(tx, owner, 'household.end-date', member.id, { endsAt: which.endsAt })
    await notify(tx, 'person', { userId: member.userId, what: 'rights' })
  })
}

/** Takes an invitation back that nobody has accepted. @throws DomainError those of `requireOwner` · `invitation.unknown` */
export async function revokeInvitation(
  ctx: Context,
  which: { premisesId: string; invitationId: string },
): Promise<void> {
  const owner = await requireOwner(ctx, which.premisesId)
  if (!isUuid(which.invitationId)) throw new DomainError(householdFaults['invitation.unknown'])
  await ctx.db.inTenant(owner.companyId, async (tx) => {
    const its = and(
      eq(householdInvitation.id, which.invitationId),
      eq(householdInvitation.premisesId, owner.premisesId),
      isNull(householdInvitation.acceptedAt),
      isNull(householdInvitation.revokedAt),
    )
    const revokedAt = new Date(ctx.clock.now())
    const revoked = await tx
      .update(householdInvitation)
      .set({ revokedAt })
      .where(its)
      .returning({ id: householdInvitation.id })
    if (revoked.length === 0) throw new DomainError(householdFaults['invitation.unknown'])
    await auditHousehold(tx, owner, 'household.revoke', which.invitationId)
  })
}

async function findMember(tx: Transaction, premisesId: string, residencyId: string) {
  if (!isUuid(residencyId)) throw new DomainError(residencyFaults['residency.unknown'])
  const its = and(eq(residency.id, residencyId), eq(residency.premisesId, premisesId), isNull(residency.endedAt))
  const [row] = await tx.select().from(residency).where(its).for('update')
  // Somebody who only says to live there is not the owner's to move out.
  if (!row || row.verifiedAt === null) throw new DomainError(residencyFaults['residency.unknown'])
  return row
}

async function findOwners(tx: Transaction, premisesId: string): Promise<string[]> {
  const rows = await tx
    .select({ userId: residency.userId, verifiedAt: residency.verifiedAt })
    .from(residency)
    .where(and(eq(residency.premisesId, premisesId), eq(residency.relation, 'owner'), isNull(residency.endedAt)))
  return rows.flatMap((row) => (row.verifiedAt === null ? [] : [row.userId]))
}

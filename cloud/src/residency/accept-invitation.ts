import { and, eq, isNull, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { user } from '../identity/tables.ts'
import { tell } from '../notification/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { notify } from '../platform/live/index.ts'
import { householdFaults } from './errors.ts'
import { addressOf } from './find-household.ts'
import { isInForce } from './in-force.ts'
import { invitationDigest } from './invitation-token.ts'
import { auditHousehold } from './invite-to-household.ts'
import { householdInvitation, residency } from './tables.ts'

type Invitation = typeof householdInvitation.$inferSelect

export interface InvitationSeen {
  relation: 'family' | 'tenant'
  /** Given name and patronymic's owner: as the inviter is called. */
  inviter: string
  address: string
  companyId: string
  endsAt: string | null
  expiresAt: string
  /** The last digits of the phone it is for; null: for whoever has the link. */
  phoneEnding: string | null
}

/**
 * What whoever opens the link is shown before they decide; nothing is changed by it.
 * @throws DomainError `invitation.unknown` · `invitation.used` · `invitation.expired` · `invitation.revoked`
 */
export async function readInvitation(ctx: Pick<Context, 'db' | 'clock'>, token: string): Promise<InvitationSeen> {
  const { companyId } = await find(ctx, token)
  return await ctx.db.inTenant(companyId, async (tx) => {
    const row = await lock(tx, ctx, token)
    const { inviter, address } = await describe(tx, row)
    return {
      relation: row.relation,
      inviter,
      address,
      companyId,
      endsAt: row.endsAt?.toISOString() ?? null,
      expiresAt: row.expiresAt.toISOString(),
      phoneEnding: row.phone?.slice(-4) ?? null,
    }
  })
}

/**
 * The asker moves in by the owner's word, verified at once (V6: household). Two who use one link at the same moment: one gets in.
 * @throws DomainError those of `readInvitation` · `invitation.other` for another phone · `invitation.own` · `invitation.already`
 */
export async function acceptInvitation(ctx: Context, token: string): Promise<{ premisesId: string }> {
  const userId = requireUser(ctx.actor)
  const { companyId } = await find(ctx, token)
  return await ctx.db.inTenant(companyId, async (tx) => {
    const row = await lock(tx, ctx, token)
    const [person] = await tx.select().from(user).where(eq(user.id, userId))
    if (row.invitedBy === userId) throw new DomainError(householdFaults['invitation.own'])
    if (row.phone !== null && (row.phone !== person?.phone || !person.phoneVerified)) {
      throw new DomainError(householdFaults['invitation.other'])
    }
    const { address } = await describe(tx, row)
    const acceptedAt = new Date(ctx.clock.now())
    const residencyId = await moveIn(tx, row, userId, acceptedAt)
    await tx
      .update(householdInvitation)
      .set({ acceptedAt, acceptedBy: userId })
      .where(eq(householdInvitation.id, row.id))
    await auditHousehold(tx, { companyId, userId, premisesId: row.premisesId }, 'household.accept', residencyId)
    const link = `/household/${row.premisesId}`
    const joined = { name: person?.name || row.name, address }
    await tell(tx, { userId: row.invitedBy, companyId, template: 'household.joined', values: joined, link })
    await tell(tx, { userId, companyId, template: 'household.welcome', values: { address }, link: '/', channels: [] })
    await notify(tx, 'person', { userId, what: 'rights' })
    return { premisesId: row.premisesId }
  })
}

async function find(ctx: Pick<Context, 'db'>, token: string): Promise<{ companyId: string }> {
  const tokenDigest = invitationDigest(token)
  const [row] = await ctx.db.as({ claim: tokenDigest }, (tx) =>
    tx
      .select({ companyId: householdInvitation.companyId })
      .from(householdInvitation)
      .where(eq(householdInvitation.tokenDigest, tokenDigest)),
  )
  if (!row) throw new DomainError(householdFaults['invitation.unknown'])
  return row
}

async function lock(tx: Transaction, { clock }: Pick<Context, 'clock'>, token: string): Promise<Invitation> {
  const [row] = await tx
    .select()
    .from(householdInvitation)
    .where(eq(householdInvitation.tokenDigest, invitationDigest(token)))
    .for('update')
  if (!row) throw new DomainError(householdFaults['invitation.unknown'])
  if (row.acceptedAt !== null) throw new DomainError(householdFaults['invitation.used'])
  if (row.revokedAt !== null) throw new DomainError(householdFaults['invitation.revoked'])
  const nowMs = clock.now()
  const isOver = row.endsAt !== null && row.endsAt.getTime() <= nowMs
  if (row.expiresAt.getTime() <= nowMs || isOver) throw new DomainError(householdFaults['invitation.expired'])
  return row
}

/** Who invites, and where to. @throws DomainError `invitation.revoked` when they are no verified owner any more */
async function describe(tx: Transaction, row: Invitation): Promise<{ inviter: string; address: string }> {
  const { rows } = await tx.execute<{ inviter: string; address: string }>(sql`
    select u.name as inviter, ${addressOf} as address
    from residency r
      join app_user u on u.id = r.user_id
      join premises p on p.id = r.premises_id
      join entrance e on e.id = p.entrance_id
      join building b on b.id = e.building_id
    where r.user_id = ${row.invitedBy} and r.premises_id = ${row.premisesId}
      and r.relation = 'owner' and r.verified_at is not null and ${isInForce}
    -- An owner whose verification ends at this moment either finds the guest or is found gone.
    for share of r`)
  const [found] = rows
  if (!found) throw new DomainError(householdFaults['invitation.revoked'])
  return found
}

/** A residency that the owner's word verifies. What the person had only claimed becomes it, from now on. */
async function moveIn(tx: Transaction, row: Invitation, userId: string, at: Date): Promise<string> {
  const { companyId, premisesId, relation, endsAt } = row
  const verified = { relation, endsAt, since: at, verifiedAt: at, verifiedBy: 'owner' } as const
  const theirs = and(eq(residency.userId, userId), eq(residency.premisesId, premisesId), isNull(residency.endedAt))
  const [known] = await tx.select().from(residency).where(theirs).for('update')
  const isOver = known?.endsAt !== null && known?.endsAt !== undefined && known.endsAt.getTime() <= at.getTime()
  if (known && known.verifiedAt !== null && !isOver) throw new DomainError(householdFaults['invitation.already'])
  // What has ended by its date stays as it was: it says what its person might see of that time.
  if (isOver) await tx.update(residency).set({ endedAt: known.endsAt }).where(eq(residency.id, known.id))
  if (known && !isOver) {
    await tx.update(residency).set(verified).where(eq(residency.id, known.id))
    return known.id
  }
  const id = uuidv7()
  await tx.insert(residency).values({ id, companyId, premisesId, userId, ...verified })
  return id
}

import { and, count, eq, gt, isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { findPersonBy, findUsers } from '../identity/index.ts'
import { tell } from '../notification/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { lockLimits } from '../platform/limits/index.ts'
import { householdFaults } from './errors.ts'
import { type Membership, requireOwner } from './find-household.ts'
import { invitationLivesMs, invitesPolicy, mostInvitations, readEnd } from './household-rules.ts'
import { invitationDigest, makeInvitationToken } from './invitation-token.ts'
import { householdInvitation } from './tables.ts'

/** SMS with an invitation; `Messages` of the message domain serves. */
export interface HouseholdPost {
  carries(kind: 'sms'): boolean
  queue(
    tx: Transaction,
    message: {
      kind: 'sms'
      to: string
      template: 'household-invitation'
      values: { inviter: string; link: string }
      language: Language
      expiresAt: number
      companyId: string
    },
  ): Promise<void>
  hurry(kind: 'sms'): void
}

export interface HouseholdDeps {
  post: HouseholdPost
  publicUrl: string
}

export interface NewInvitation {
  premisesId: string
  relation: 'family' | 'tenant'
  /** How the owner calls them. */
  name: string
  /** E.164; null: the link is for whoever has it. */
  phone: string | null
  /** ISO 8601; null: without end. */
  endsAt: string | null
  language: Language
}

export interface Invited {
  invitationId: string
  /** Shown once: what is kept cannot be turned back into it. */
  link: string
  expiresAt: string
}

/**
 * A verified owner invites family or a tenant. With a phone the link goes there by SMS, and only its holder may accept;
 * whoever has an account with it is told in the app too. Neither answer nor time says whether there is one.
 * @throws DomainError `household.unknown` · `household.forbidden` · `household.end` · `household.full` · `household.limited`
 */
export async function inviteToHousehold(ctx: Context, deps: HouseholdDeps, wanted: NewInvitation): Promise<Invited> {
  const owner = await requireOwner(ctx, wanted.premisesId)
  const nowMs = ctx.clock.now()
  const endsAt = readEnd(wanted.endsAt, nowMs)
  const token = makeInvitationToken()
  const id = uuidv7()
  const expiresAt = new Date(nowMs + invitationLivesMs)
  const path = `/invitations/${token}`
  const link = new URL(path, deps.publicUrl).href
  const inviter = (await findUsers(ctx, [owner.userId])).get(owner.userId)?.name || 'Собственник'
  await ctx.db.inTenant(owner.companyId, async (tx) => {
    await countInvitation(tx, owner, nowMs)
    const { relation, name, phone, language } = wanted
    const its = { companyId: owner.companyId, premisesId: owner.premisesId, invitedBy: owner.userId }
    const row = { id, ...its, relation, name, phone, endsAt, tokenDigest: invitationDigest(token) }
    await tx.insert(householdInvitation).values({ ...row, createdAt: new Date(nowMs), expiresAt })
    await auditHousehold(tx, owner, 'household.invite', id, { relation })
    if (phone === null) return
    const message = { kind: 'sms', template: 'household-invitation', to: phone, values: { inviter, link } } as const
    if (deps.post.carries('sms')) {
      await deps.post.queue(tx, { ...message, language, expiresAt: expiresAt.getTime(), companyId: owner.companyId })
    }
    const known = await findPersonBy(tx, { phone })
    if (!known) return
    const values = { inviter, address: owner.address }
    await tell(tx, { userId: known.id, companyId: owner.companyId, template: 'household.invited', values, link: path })
  })
  if (wanted.phone !== null) deps.post.hurry('sms')
  return { invitationId: id, link, expiresAt: expiresAt.toISOString() }
}

async function countInvitation(tx: Transaction, owner: Membership, nowMs: number): Promise<void> {
  const limit = { key: `household-invite:${owner.userId}`, policy: invitesPolicy }
  const limits = await lockLimits(tx, nowMs, [limit.key])
  const verdict = limits.judge(limit)
  if (!verdict.allowed) {
    const retryAfterS = Math.ceil((verdict.retryAtMs - nowMs) / 1000)
    throw new DomainError(householdFaults['household.limited'], { retryAfterS })
  }
  await limits.record(limit)
  const [waiting] = await tx
    .select({ count: count() })
    .from(householdInvitation)
    .where(and(eq(householdInvitation.premisesId, owner.premisesId), isWaiting(nowMs)))
  if ((waiting?.count ?? 0) >= mostInvitations) {
    throw new DomainError(householdFaults['household.full'], { most: mostInvitations })
  }
}

/** Neither accepted, taken back nor run out. */
export function isWaiting(nowMs: number) {
  return and(
    isNull(householdInvitation.acceptedAt),
    isNull(householdInvitation.revokedAt),
    gt(householdInvitation.expiresAt, new Date(nowMs)),
  )
}

/** Puts an owner's act on record. */
export async function auditHousehold(
  tx: Transaction,
  by: Pick<Membership, 'companyId' | 'userId' | 'premisesId'>,
  action: string,
  subjectId: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  const { companyId, userId, premisesId } = by
  await audit(tx, {
    companyId,
    actorId: userId,
    action,
    subjectKind: 'residency',
    subjectId,
    details: { premisesId, ...details },
  })
}

import { and, eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { brandView, company, toBrandView } from '../company/index.ts'
import { findPersonBy, lookAtLink, takeLink } from '../identity/index.ts'
import { user } from '../identity/tables.ts'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { staffFaults } from './errors.ts'
import { maskTarget } from './mask-target.ts'
import { inOrder, roles } from './permissions.ts'
import { invitationPurpose } from './post-invitation.ts'
import { staff, staffInvitation } from './tables.ts'

const payload = z.object({ companyId: z.uuid() })

/** What an invitation says to whoever opens its link. */
export const shownInvitationView = z.object({
  company: brandView,
  kind: z.enum(['phone', 'email']),
  to: z.string().meta({ description: 'Masked', examples: ['+7 *** ***-12-34', 'o***@example.org'] }),
  roles: z.array(z.enum(roles)),
  expiresAt: z.iso.datetime(),
})
export type ShownInvitation = z.input<typeof shownInvitationView>

/**
 * An invitation by the secret of its link.
 * @throws DomainError `invitation.over`; what `lookAtLink` throws: `link.unknown`, `link.used`, `link.expired`
 */
export async function showInvitation(ctx: Context, token: string): Promise<ShownInvitation> {
  const link = await lookAtLink(ctx.db.orm, ctx, invitationPurpose, token)
  const { companyId } = payload.parse(link.payload)
  return await ctx.db.inTenant(companyId, async (tx) => {
    const invitation = await findOpenInvitation(tx, ctx, companyId, link.subject)
    const { id, name, colour, logoDigest } = company
    const [its] = await tx.select({ id, name, colour, logoDigest }).from(company).where(eq(company.id, companyId))
    if (!its) throw new DomainError(staffFaults['invitation.unknown'])
    return {
      company: toBrandView(its),
      kind: invitation.email === null ? 'phone' : 'email',
      to: maskTarget(invitation.email ?? invitation.phone ?? ''),
      roles: invitation.roles,
      expiresAt: invitation.expiresAt.toISOString(),
    }
  })
}

/**
 * Makes the asker staff of the company that invited them. Only the person whom the link was sent to: by phone, whoever has
 * that phone; by e-mail, whoever has that address, or has none yet: then the link has proved this one.
 * @returns the company's id
 * @throws DomainError `session.required`, `invitation.other`, `invitation.over`, `invitation.staff-already`; what `takeLink` throws
 */
export async function acceptInvitation(ctx: Context, token: string): Promise<{ companyId: string }> {
  const userId = requireUser(ctx.actor)
  const { companyId } = payload.parse((await lookAtLink(ctx.db.orm, ctx, invitationPurpose, token)).payload)
  await ctx.db.inTenant(companyId, async (tx) => {
    const { subject } = await takeLink(tx, ctx, invitationPurpose, token)
    const invitation = await findOpenInvitation(tx, ctx, companyId, subject)
    await requireInvited(tx, userId, invitation)
    const now = new Date(ctx.clock.now())
    const { roles, position } = invitation
    const added = await tx
      .insert(staff)
      .values({ id: uuidv7(), companyId, userId, roles: inOrder(roles), position, since: now })
      .onConflictDoNothing()
      .returning({ id: staff.id })
    const [row] = added
    if (!row) throw new DomainError(staffFaults['invitation.staff-already'])
    await tx
      .update(staffInvitation)
      .set({ acceptedAt: now, acceptedBy: userId })
      .where(eq(staffInvitation.id, invitation.id))
    await audit(tx, {
      ...{
        companyId,
        actorId: userId,
        action: 'staff.join',
        subjectKind: 'staff',
        subjectId: row.id,
        personId: userId,
      },
      details: { roles, invitedBy: invitation.invitedBy },
    })
  })
  return { companyId }
}

type Invitation = typeof staffInvitation.$inferSelect

/** @throws DomainError `invitation.unknown`, `invitation.over` */
export async function findOpenInvitation(
  tx: Transaction,
  ctx: Pick<Context, 'clock'>,
  companyId: string,
  id: string,
): Promise<Invitation> {
  const [row] = await tx
    .select()
    .from(staffInvitation)
    .where(and(eq(staffInvitation.companyId, companyId), eq(staffInvitation.id, id)))
    .for('update')
  if (!row) throw new DomainError(staffFaults['invitation.unknown'])
  if (row.acceptedAt || row.revokedAt || row.expiresAt.getTime() <= ctx.clock.now()) {
    throw new DomainError(staffFaults['invitation.over'])
  }
  return row
}

/** @throws DomainError `invitation.other` */
async function requireInvited(tx: Transaction, userId: string, { email, phone }: Invitation): Promise<void> {
  const [person] = await tx.select().from(user).where(eq(user.id, userId)).for('update')
  const isSame =
    email === null ? person?.phone === phone && person?.phoneVerified : person?.email === email && person.emailVerified
  if (isSame) return
  const holder = email === null ? undefined : await findPersonBy(tx, { email })
  // Who has no proved address yet gets the one that the link has just proved; whoever only claimed it loses it.
  if (email === null || !person || person.emailVerified || holder?.emailVerified) {
    throw new DomainError(staffFaults['invitation.other'], { to: maskTarget(email ?? phone ?? '') })
  }
  if (holder) await tx.update(user).set({ email: null }).where(eq(user.id, holder.id))
  await tx.update(user).set({ email, emailVerified: true }).where(eq(user.id, userId))
}

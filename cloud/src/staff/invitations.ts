import { and, eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { staffFaults } from './errors.ts'
import { type InvitationPost, invitationLivesMs, postInvitation } from './post-invitation.ts'
import { requireStaff, type StaffActor } from './require-staff.ts'
import { requireGrantable } from './staff-changes.ts'
import { staffInvitation } from './tables.ts'

/**
 * Sends an invitation again, with a new link and seven new days.
 * @throws DomainError what `requireStaff` throws; `invitation.unknown`, `invitation.over`, `invitation.unsent`, `invitation.limited`
 */
export async function resendInvitation(
  ctx: Context,
  post: InvitationPost,
  companyId: string,
  invitationId: string,
  language: Language,
): Promise<void> {
  const actor = await requireStaff(ctx, companyId, 'staff.manage')
  const kind = await ctx.db.inTenant(companyId, async (tx) => {
    const row = await holdInvitation(tx, actor, invitationId)
    const nowMs = ctx.clock.now()
    const expiresAt = new Date(nowMs + invitationLivesMs)
    await tx
      .update(staffInvitation)
      .set({ sentAt: new Date(nowMs), expiresAt })
      .where(eq(staffInvitation.id, row.id))
    await postInvitation(tx, ctx, post, { ...row, expiresAt, language })
    await audit(tx, { ...about(actor, row.id), action: 'staff.invite-again' })
    return row.email === null ? 'sms' : 'mail'
  })
  post.hurry(kind)
}

/** Takes an invitation back: its link leads nowhere. @throws DomainError as `resendInvitation` */
export async function revokeInvitation(ctx: Context, companyId: string, invitationId: string): Promise<void> {
  const actor = await requireStaff(ctx, companyId, 'staff.manage')
  await ctx.db.inTenant(companyId, async (tx) => {
    const row = await holdInvitation(tx, actor, invitationId)
    await tx
      .update(staffInvitation)
      .set({ revokedAt: new Date(ctx.clock.now()) })
      .where(eq(staffInvitation.id, row.id))
    await audit(tx, { ...about(actor, row.id), action: 'staff.revoke-invitation' })
  })
}

async function holdInvitation(tx: Transaction, actor: StaffActor, invitationId: string) {
  const its = and(eq(staffInvitation.companyId, actor.companyId), eq(staffInvitation.id, invitationId))
  const [row] = isUuid(invitationId) ? await tx.select().from(staffInvitation).where(its).for('update') : []
  if (!row) throw new DomainError(staffFaults['invitation.unknown'])
  if (row.acceptedAt || row.revokedAt) throw new DomainError(staffFaults['invitation.over'])
  requireGrantable(actor, row.roles)
  return row
}

function about({ companyId, userId }: StaffActor, subjectId: string) {
  return { companyId, actorId: userId, subjectKind: 'staff-invitation', subjectId }
}

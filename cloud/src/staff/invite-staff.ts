import { and, eq, gt, isNull, or } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { findPersonBy, parsePhone, readEmail } from '../identity/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { staffFaults } from './errors.ts'
import { inOrder, type Role } from './permissions.ts'
import { type InvitationPost, invitationLivesMs, postInvitation } from './post-invitation.ts'
import { readPosition } from './read-position.ts'
import { requireStaff } from './require-staff.ts'
import { requireGrantable } from './staff-changes.ts'
import { staff, staffInvitation } from './tables.ts'

export interface NewInvitation {
  /** An e-mail address or a phone, as a person writes it. */
  to: string
  roles: readonly Role[]
  position: string
  /** Of the letter or SMS. */
  language: Language
}

/**
 * Invites somebody to work for a company: a letter or an SMS with a link that serves once.
 * @returns the invitation's id
 * @throws DomainError what `requireStaff` throws; `staff.beyond`, `staff.position`, `invitation.to`, `invitation.staff-already`,
 * `invitation.waiting`, `invitation.unsent`, `invitation.limited`
 */
export async function inviteStaff(
  ctx: Context,
  post: InvitationPost,
  companyId: string,
  invitation: NewInvitation,
): Promise<string> {
  const actor = await requireStaff(ctx, companyId, 'staff.manage')
  requireGrantable(actor, invitation.roles)
  const id = await ctx.db.inTenant(companyId, (tx) => addInvitation(tx, ctx, post, actor, invitation))
  for (const kind of ['sms', 'mail'] as const) post.hurry(kind)
  return id
}

/** The same by whoever may: a member of staff, or the platform itself for a company's first administrator. */
export async function addInvitation(
  tx: Transaction,
  ctx: Pick<Context, 'clock'>,
  post: InvitationPost,
  { companyId, userId }: { companyId: string; userId: string },
  { to, roles, position, language }: NewInvitation,
): Promise<string> {
  const target = readTarget(to)
  const nowMs = ctx.clock.now()
  await refuseKnown(tx, companyId, target, nowMs)
  const id = uuidv7()
  const now = new Date(nowMs)
  const row = {
    ...{ id, companyId, ...target, roles: inOrder(roles), position: readPosition(position), invitedBy: userId },
    ...{ createdAt: now, sentAt: now, expiresAt: new Date(nowMs + invitationLivesMs) },
  }
  await tx.insert(staffInvitation).values(row)
  await postInvitation(tx, ctx, post, { ...row, language })
  await audit(tx, {
    ...{ companyId, actorId: userId, action: 'staff.invite', subjectKind: 'staff-invitation', subjectId: id },
    details: { to: row.email ?? row.phone, roles: row.roles },
  })
  return id
}

/** @throws DomainError `invitation.to` */
function readTarget(text: string): { email: string; phone: null } | { email: null; phone: string } {
  const to = text.trim()
  if (to.includes('@')) {
    const email = readEmail(to)
    if (email === null) throw new DomainError(staffFaults['invitation.to'])
    return { email, phone: null }
  }
  try {
    return { email: null, phone: parsePhone(to) }
  } catch (cause) {
    throw new DomainError(staffFaults['invitation.to'], {}, { cause })
  }
}

async function refuseKnown(
  tx: Transaction,
  companyId: string,
  { email, phone }: ReturnType<typeof readTarget>,
  nowMs: number,
): Promise<void> {
  const person = await findPersonBy(tx, email === null ? { phone } : { email })
  if (person) {
    const [row] = await tx
      .select({ id: staff.id })
      .from(staff)
      .where(and(eq(staff.companyId, companyId), eq(staff.userId, person.id)))
    if (row) throw new DomainError(staffFaults['invitation.staff-already'])
  }
  const same = or(
    email === null ? undefined : eq(staffInvitation.email, email),
    phone === null ? undefined : eq(staffInvitation.phone, phone),
  )
  const [waiting] = await tx
    .select({ id: staffInvitation.id })
    .from(staffInvitation)
    .where(
      and(
        eq(staffInvitation.companyId, companyId),
        same,
        isNull(staffInvitation.acceptedAt),
        isNull(staffInvitation.revokedAt),
        gt(staffInvitation.expiresAt, new Date(nowMs)),
      ),
    )
  if (waiting) throw new DomainError(staffFaults['invitation.waiting'])
}

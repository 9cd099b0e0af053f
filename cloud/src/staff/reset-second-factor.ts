import { ne, sql } from 'drizzle-orm'
import { forgetSecondFactor, type Identity, tellPerson } from '../identity/index.ts'
import { platformOperator } from '../operator/tables.ts'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { staffFaults } from './errors.ts'
import { requireStaff } from './require-staff.ts'
import { holdColleague } from './staff-changes.ts'
import { staff } from './tables.ts'

/**
 * For a colleague who has lost their second factor: it is forgotten, their sessions end, and they set up a new one at the next
 * sign-in. They are told, since somebody may have asked for it in their name. Not for somebody whose factor guards another
 * company or the platform too.
 * @throws DomainError what `requireStaff` throws; `staff.unknown`, `staff.beyond`, `staff.elsewhere`
 */
export async function resetSecondFactor(
  ctx: Context,
  identity: Identity,
  companyId: string,
  { staffId, language }: { staffId: string; language: Language },
): Promise<void> {
  const actor = await requireStaff(ctx, companyId, 'staff.manage')
  const userId = await ctx.db.inTenant(companyId, async (tx) => (await holdColleague(tx, actor, staffId)).userId)
  await requireNowhereElse(ctx, companyId, userId)
  await ctx.db.inTenant(companyId, async (tx) => {
    await holdColleague(tx, actor, staffId)
    await forgetSecondFactor(tx, userId)
    await audit(tx, {
      ...{ companyId, actorId: actor.userId, action: 'staff.reset-second-factor', personId: userId },
      ...{ subjectKind: 'staff', subjectId: staffId },
    })
  })
  // What concerns a person's sign-in is no company's message.
  await ctx.db.as({}, (tx) => tellPerson(tx, ctx, identity, userId, { template: 'second-factor-off', language }))
  for (const kind of ['mail', 'sms'] as const) identity.messages.hurry(kind)
}

async function requireNowhereElse({ db }: Pick<Context, 'db'>, companyId: string, userId: string): Promise<void> {
  const elsewhere = await db.as({ user: userId }, async (tx) => ({
    posts: await tx.select({ id: staff.id }).from(staff).where(ne(staff.companyId, companyId)).limit(1),
    operates: await tx
      .select({ userId: platformOperator.userId })
      .from(platformOperator)
      .where(sql`${platformOperator.userId} = ${userId}`),
  }))
  if (elsewhere.posts.length + elsewhere.operates.length > 0) throw new DomainError(staffFaults['staff.elsewhere'])
}

import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { company, companyFaults, companySettings, defaultSettings } from '../company/index.ts'
import { readTimeZone, settleAddress } from '../company-settings/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { addInvitation, type InvitationPost } from '../staff/index.ts'
import { requireOperator } from './require-operator.ts'

export interface NewCompany {
  name: string
  slug: string
  timeZone: string
  /** E-mail or phone of who shall administer it. */
  administrator: string
  language: Language
}

/**
 * Makes a company, and invites its first administrator.
 * @returns its id
 * @throws DomainError what `requireOperator` throws; `settings.address-taken`; `invitation.to`, `invitation.unsent`, `invitation.limited`
 */
export async function createCompany(ctx: Context, post: InvitationPost, input: NewCompany): Promise<string> {
  const userId = await requireOperator(ctx)
  const companyId = uuidv7()
  const { name, slug, administrator, language } = input
  const timeZone = readTimeZone(input.timeZone)
  await ctx.db.inTenant(companyId, async (tx) => {
    await tx.insert(company).values({ id: companyId, name, timeZone })
    await tx.insert(companySettings).values({ ...defaultSettings, companyId })
    await settleAddress(tx, companyId, 'slug', slug)
    await audit(tx, {
      ...{ companyId, actorId: userId, action: 'company.create', subjectKind: 'company', subjectId: companyId },
      details: { name, slug },
    })
    const invitation = { to: administrator, roles: ['administrator'] as const, position: '', language }
    await addInvitation(tx, ctx, post, { companyId, userId }, invitation)
  })
  hurry(post)
  return companyId
}

/**
 * Invites an administrator to a company that has none left, or whose first one has not come.
 * @throws DomainError what `requireOperator` throws; `company.unknown`; what `inviteStaff` throws
 */
export async function inviteAdministrator(
  ctx: Context,
  post: InvitationPost,
  companyId: string,
  { to, language }: { to: string; language: Language },
): Promise<void> {
  const userId = await requireOperator(ctx)
  if (!isUuid(companyId)) throw new DomainError(companyFaults['company.unknown'])
  await ctx.db.inTenant(companyId, async (tx) => {
    const [row] = await tx.select({ id: company.id }).from(company).where(eq(company.id, companyId))
    if (!row) throw new DomainError(companyFaults['company.unknown'])
    const invitation = { to, roles: ['administrator'] as const, position: '', language }
    await addInvitation(tx, ctx, post, { companyId, userId }, invitation)
  })
  hurry(post)
}

function hurry(post: InvitationPost): void {
  for (const kind of ['sms', 'mail'] as const) post.hurry(kind)
}

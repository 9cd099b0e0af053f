import { and, eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { premises } from '../property/index.ts'
import { requireStaff } from '../staff/index.ts'
import { sendDecisionCode } from './apply.ts'
import { draftLivesMs, refusalLivesMs } from './begin.ts'
import type { RegistrationDeps } from './deps.ts'
import { registrationFaults } from './errors.ts'
import { changeDraft, type Draft } from './find-draft.ts'
import { registration } from './tables.ts'

/**
 * R7: staff let an applicant in. The code leaves by SMS, and with it the applicant becomes a verified owner of the premises
 * (V1); they have a week for it.
 * @param premisesId where the account does not say it
 * @throws DomainError `staff.…`, `application.unknown`, `application.decided`, `application.premises`
 */
export async function approveApplication(
  ctx: Context,
  deps: RegistrationDeps,
  companyId: string,
  id: string,
  { premisesId }: { premisesId?: string | undefined },
): Promise<Draft> {
  const actor = await requireStaff(ctx, companyId, 'applications.decide')
  const nowMs = ctx.clock.now()
  const draft = await ctx.db.inTenant(companyId, async (tx) => {
    const held = await hold(tx, id)
    const its = premisesId ?? held.premisesId
    if (its === null || !(await isThere(tx, its))) {
      throw new DomainError(registrationFaults['application.premises'], { field: 'premisesId' })
    }
    const decided = { decidedBy: 'staff', decidedById: actor.userId, decidedAt: new Date(nowMs) } as const
    const expiresAt = new Date(nowMs + draftLivesMs)
    const next = await changeDraft(tx, ctx, id, { ...decided, step: 'code', premisesId: its, expiresAt })
    await tell(tx, deps, next, 'application-approved', { link: `${deps.identity.publicUrl}/register/application` })
    await audit(tx, {
      ...{ companyId, actorId: actor.userId, action: 'application.approve' },
      ...{ subjectKind: 'application', subjectId: id, details: { premisesId: its, match: held.accountMatch } },
    })
    return next
  })
  deps.post.hurry('mail')
  await sendDecisionCode(ctx, deps, draft)
  return draft
}

const shortestReason = 3
const longestReason = 500

/**
 * R7: staff turn an applicant away and say why, by SMS, by letter and on the page.
 * @throws DomainError `staff.…`, `application.unknown`, `application.decided`, `application.reason`
 */
export async function refuseApplication(
  ctx: Context,
  deps: RegistrationDeps,
  companyId: string,
  id: string,
  { reason: said }: { reason: string },
): Promise<Draft> {
  const actor = await requireStaff(ctx, companyId, 'applications.decide')
  // Marks that nobody sees would make the SMS read otherwise than it was meant; line ends may stay.
  const reason = said.replaceAll(/[\p{Cf}\p{Co}\p{Cn}]|(?!\n)\p{Cc}/gu, '').trim()
  if (reason.length < shortestReason || reason.length > longestReason) {
    throw new DomainError(registrationFaults['application.reason'], { field: 'reason' })
  }
  const nowMs = ctx.clock.now()
  const draft = await ctx.db.inTenant(companyId, async (tx) => {
    await hold(tx, id)
    const decided = { decidedBy: 'staff', decidedById: actor.userId, decidedAt: new Date(nowMs) } as const
    const over = { step: 'refused', passwordHash: null, expiresAt: new Date(nowMs + refusalLivesMs) } as const
    const next = await changeDraft(tx, ctx, id, { ...decided, ...over, decisionReason: reason })
    await tell(tx, deps, next, 'application-refused', { reason })
    await audit(tx, {
      ...{ companyId, actorId: actor.userId, action: 'application.refuse' },
      ...{ subjectKind: 'application', subjectId: id, details: { reason } },
    })
    return next
  })
  deps.post.hurry('mail')
  deps.post.hurry('sms')
  return draft
}

/** @throws DomainError `application.unknown`, `application.decided` */
async function hold(tx: Transaction, id: string): Promise<Draft> {
  const isIt = and(eq(registration.id, id), eq(registration.way, 'application'))
  const [row] = await tx.select().from(registration).where(isIt).for('update')
  if (!row) throw new DomainError(registrationFaults['application.unknown'])
  if (row.step !== 'review') throw new DomainError(registrationFaults['application.decided'])
  return row
}

/** Row-level security hides another company's premises. */
async function isThere(tx: Transaction, premisesId: string): Promise<boolean> {
  const rows = await tx.select({ id: premises.id }).from(premises).where(eq(premises.id, premisesId))
  return rows.length > 0
}

async function tell(
  tx: Transaction,
  { post }: RegistrationDeps,
  { email, phone, companyId, language, expiresAt, data }: Draft,
  template: 'application-approved' | 'application-refused',
  more: Record<string, string>,
): Promise<void> {
  const values = { account: data.accountNumber ?? '', ...more }
  const told = { template, values, language, companyId, expiresAt: expiresAt.getTime() } as const
  if (email !== null && post.carries('mail')) await post.queue(tx, { kind: 'mail', to: email, ...told })
  // An approval's SMS is the code itself.
  const isBySms = template === 'application-refused' && phone !== null && post.carries('sms')
  if (isBySms) await post.queue(tx, { kind: 'sms', to: phone, ...told })
}

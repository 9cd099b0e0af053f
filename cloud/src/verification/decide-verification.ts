import { eq } from 'drizzle-orm'
import { tell } from '../notification/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { addMessage } from '../request/index.ts'
import { verifyResidency } from '../residency/index.ts'
import type { StaffActor } from '../staff/index.ts'
import { endByNewerExtract } from './end-verification.ts'
import { verificationFaults } from './errors.ts'
import { addressOfPremises, findResidency, holdOrder } from './hold-order.ts'
import { type LetterDeps, writeLetter } from './letters.ts'
import { readReason } from './read-reason.ts'
import { keyOrder } from './tables.ts'

export type Decision = { approve: true } | { approve: false; reason: string }

/**
 * Staff decide a form. Approved, the person is a «Верифицированный житель»: their rights open on every page within seconds,
 * and they are told. Whoever decides second is told that it is decided.
 * @throws DomainError `verification.unknown`, `verification.decided`, `verification.reason`, `residency.unknown`
 */
export async function decideVerification(
  ctx: LetterDeps & Pick<Context, 'db'>,
  staff: StaffActor,
  { requestId, ...decision }: Decision & { requestId: string },
): Promise<void> {
  const { companyId, userId: actorId } = staff
  await ctx.db.inTenant(companyId, async (tx) => {
    const { order, request } = await holdOrder(tx, requestId)
    if (order.check !== 'waiting') throw new DomainError(verificationFaults['verification.decided'])
    const reason = decision.approve ? null : readReason(decision.reason)
    const { userId, premisesId } = order
    const address = await addressOfPremises(tx, premisesId)
    const check = decision.approve ? 'approved' : 'refused'
    const decided = { decidedAt: new Date(ctx.clock.now()), decidedBy: actorId }
    await tx
      .update(keyOrder)
      .set({ check, reason, ...decided })
      .where(eq(keyOrder.requestId, requestId))
    const subject = { subjectKind: 'key-order', subjectId: requestId, personId: userId }
    await audit(tx, {
      companyId,
      actorId,
      action: `verification.${decision.approve ? 'approve' : 'refuse'}`,
      ...subject,
    })
    await writeLetter(tx, ctx, order, { template: `key-order-${check}`, number: request.number })
    const line = { author: 'staff', authorId: actorId, isTold: false } as const
    const link = `/requests/${requestId}`
    if (reason !== null) {
      await addMessage(tx, ctx.clock, request, { ...line, text: reason, to: 'refused' })
      await tell(tx, { userId, companyId, template: 'verification.refused', values: { address, reason }, link })
      return
    }
    const residency = await findResidency(tx, order)
    await verifyResidency(tx, ctx, { residencyId: residency?.id ?? requestId, by: order.extract ? 'extract' : 'staff' })
    await endByNewerExtract(tx, ctx, order, actorId)
    const code = order.isFree ? 'check.approved' : 'check.approved-paid'
    const to = order.isFree ? 'in-work' : 'awaiting-payment'
    await addMessage(tx, ctx.clock, request, { ...line, said: { code, values: {} }, to })
    await tell(tx, { userId, companyId, template: 'verification.approved', values: { address }, link: '/' })
  })
  ctx.post?.hurry('mail')
}

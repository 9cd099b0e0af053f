import { eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { addMessage } from '../request/index.ts'
import type { StaffActor } from '../staff/index.ts'
import { verificationFaults } from './errors.ts'
import { holdOrder, type KeyOrderRow } from './hold-order.ts'
import { keyOrder } from './tables.ts'

type Deps = Pick<Context, 'db' | 'clock'>

/**
 * «Ключ готов» (V6): how it is delivered, or where and when to collect it, is told in the chat.
 * @throws DomainError `verification.unknown`, `key.state`, `request.text`
 */
export async function announceKey(
  ctx: Deps,
  { companyId, userId: actorId }: StaffActor,
  { requestId, text }: { requestId: string; text: string },
): Promise<void> {
  await ctx.db.inTenant(companyId, async (tx) => {
    const { order, request } = await holdOrder(tx, requestId)
    if (!isDue(order) || request.status === 'awaiting-payment') throw new DomainError(verificationFaults['key.state'])
    await tx
      .update(keyOrder)
      .set({ readyAt: new Date(ctx.clock.now()) })
      .where(eq(keyOrder.requestId, requestId))
    await audit(tx, { companyId, actorId, action: 'key.ready', ...subjectOf(order) })
    await addMessage(tx, ctx.clock, request, { author: 'staff', authorId: actorId, text, to: 'ready' })
  })
}

/** «Ключ выдан»: by whom and when stays on record. @throws DomainError `verification.unknown`, `key.state` */
export async function handOverKey(
  ctx: Deps,
  { companyId, userId: actorId }: StaffActor,
  { requestId }: { requestId: string },
): Promise<void> {
  await ctx.db.inTenant(companyId, async (tx) => {
    const { order, request } = await holdOrder(tx, requestId)
    if (!isDue(order) || request.status === 'awaiting-payment') throw new DomainError(verificationFaults['key.state'])
    const handedOver = { handedOverAt: new Date(ctx.clock.now()), handedOverBy: actorId }
    await tx.update(keyOrder).set(handedOver).where(eq(keyOrder.requestId, requestId))
    await audit(tx, { companyId, actorId, action: 'key.hand-over', ...subjectOf(order) })
    await addMessage(tx, ctx.clock, request, {
      author: 'staff',
      authorId: actorId,
      said: { code: 'key.handed-over', values: {} },
      to: 'done',
    })
  })
}

function isDue(order: KeyOrderRow): boolean {
  return (order.check === 'approved' || order.check === 'not-needed') && order.handedOverAt === null
}

function subjectOf(order: KeyOrderRow) {
  return { subjectKind: 'key-order', subjectId: order.requestId, personId: order.userId }
}

import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { requireUser } from '../platform/http/index.ts'
import { notify } from '../platform/live/index.ts'
import { notification } from './tables.ts'

/**
 * «Пометить как прочитанное»: these, or all of them. Ids of others' are passed over. The person's other pages learn of it.
 * @returns how many were new until now
 */
export async function markRead(
  ctx: Pick<Context, 'actor' | 'db' | 'clock'>,
  ids: readonly string[] | undefined,
): Promise<number> {
  const userId = requireUser(ctx.actor)
  if (ids?.length === 0) return 0
  return await ctx.db.as({ user: userId }, async (tx) => {
    const which = ids ? inArray(notification.id, [...ids]) : undefined
    const read = await tx
      .update(notification)
      .set({ readAt: new Date(ctx.clock.now()) })
      .where(and(eq(notification.userId, userId), isNull(notification.readAt), which))
      .returning({ id: notification.id })
    if (read.length > 0) await notify(tx, 'person', { userId, what: 'inbox' })
    return read.length
  })
}

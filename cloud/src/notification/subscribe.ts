import { and, count, eq, ne } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { isPushEndpoint, type PushTarget } from '../platform/push/index.ts'
import { notificationFaults } from './errors.ts'
import { pushSubscription } from './tables.ts'

const mostDevices = 20

export interface NewSubscription extends PushTarget {
  language: Language
}

/**
 * Lets this device be woken for as long as its session lasts. A browser that another person used before is theirs no more.
 * @param agree keeps the consent, in the same transaction
 * @throws DomainError `push.endpoint` when the address can be no push service's · `push.limit` `{ most }`
 */
export async function subscribe(
  ctx: Pick<Context, 'actor' | 'db' | 'clock'>,
  { endpoint, p256dh, auth, language }: NewSubscription,
  agree: (tx: Transaction, userId: string) => Promise<void>,
): Promise<void> {
  const userId = requireUser(ctx.actor)
  if (!isPushEndpoint(endpoint)) throw new DomainError(notificationFaults['push.endpoint'])
  const sessionId = ctx.actor.kind === 'user' ? ctx.actor.sessionId : ''
  await ctx.db.as({ user: userId }, async (tx) => {
    const [others] = await tx
      .select({ devices: count() })
      .from(pushSubscription)
      .where(and(eq(pushSubscription.userId, userId), ne(pushSubscription.endpoint, endpoint)))
    if ((others?.devices ?? 0) >= mostDevices) {
      throw new DomainError(notificationFaults['push.limit'], { most: mostDevices })
    }
    const row = { userId, sessionId, endpoint, p256dh, auth, language, createdAt: new Date(ctx.clock.now()) }
    await tx
      .insert(pushSubscription)
      .values({ id: uuidv7(), ...row })
      .onConflictDoUpdate({ target: pushSubscription.endpoint, set: row })
    await agree(tx, userId)
  })
}

/** This device is not woken any more. Unknown ones are no matter. */
export async function unsubscribe(ctx: Pick<Context, 'actor' | 'db'>, endpoint: string): Promise<void> {
  const userId = requireUser(ctx.actor)
  await ctx.db.orm
    .delete(pushSubscription)
    .where(and(eq(pushSubscription.userId, userId), eq(pushSubscription.endpoint, endpoint)))
}

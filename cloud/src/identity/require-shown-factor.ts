import { and, eq, isNotNull } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { identityFaults } from './errors.ts'
import { passkey, secondFactor } from './tables.ts'

/**
 * Before a second factor is added or taken away: who has one must have shown it in this session. Else a phone's code alone would
 * be enough to put one's own in its place.
 * @returns the asker
 * @throws DomainError `session.required` · `second-factor.required`
 */
export async function requireShownFactor({ actor, db }: Pick<Context, 'actor' | 'db'>): Promise<string> {
  const userId = requireUser(actor)
  if (actor.kind === 'user' && actor.hasSecondFactor) return userId
  const isOn = and(eq(secondFactor.userId, userId), isNotNull(secondFactor.confirmedAt))
  const known = await db.orm
    .select({ userId: secondFactor.userId })
    .from(secondFactor)
    .where(isOn)
    .union(db.orm.select({ userId: passkey.userId }).from(passkey).where(eq(passkey.userId, userId)))
  if (known.length > 0) throw new DomainError(identityFaults['second-factor.required'])
  return userId
}

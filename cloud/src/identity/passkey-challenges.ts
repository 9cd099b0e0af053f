import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { passkeyChallenge } from './tables.ts'

/** As long as browsers wait for a finger by default. */
const challengeLivesMs = 5 * 60 * 1000

/** Keeps what a passkey is asked to sign. @param userId who adds one; null for a sign-in */
export async function keepChallenge(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  challenge: string,
  userId: string | null,
): Promise<void> {
  const expiresAt = new Date(clock.now() + challengeLivesMs)
  await db.orm.insert(passkeyChallenge).values({ challenge, userId, expiresAt })
}

/** @returns whether it was asked of this person, or of a sign-in, and not answered before; it is now */
export async function takeChallenge(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  challenge: string,
  userId: string | null,
): Promise<boolean> {
  const now = new Date(clock.now())
  const ofUser = userId === null ? isNull(passkeyChallenge.userId) : eq(passkeyChallenge.userId, userId)
  const taken = await db.orm
    .delete(passkeyChallenge)
    .where(and(eq(passkeyChallenge.challenge, challenge), ofUser, gt(passkeyChallenge.expiresAt, now)))
    .returning()
  return taken.length > 0
}

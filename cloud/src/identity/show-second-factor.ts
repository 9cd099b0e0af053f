import { and, eq, gt } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { platformFaults } from '../platform/platform-faults.ts'
import type { Identity } from './identity.ts'
import { judgeSecondFactor } from './judge-second-factor.ts'
import { hashToken } from './keys.ts'
import { readToken } from './read-token.ts'
import { forgetOwn, markShown } from './set-up-second-factor.ts'
import { startSession } from './start-session.ts'
import { session } from './tables.ts'

export interface ShownFactor {
  /** A one-time password, or one of the backup codes. */
  code: string
  cookieHeader: string | undefined
}

/**
 * Takes the second factor: of a sign-in that awaits it (a whole session takes its place), or of a session that has not shown
 * one yet.
 * @returns Set-Cookie values; none where the session stays the same
 * @throws DomainError `session.required` (also when the ten minutes for it are over), and what `judgeSecondFactor` throws
 */
export async function showSecondFactor(ctx: Context, identity: Identity, shown: ShownFactor): Promise<string[]> {
  const { code, cookieHeader } = shown
  const { actor } = ctx
  if (actor.kind === 'user') {
    await judgeSecondFactor(ctx, identity, { userId: actor.userId, code }, (tx) => markShown(tx, ctx))
    forgetOwn(actor, identity)
    return []
  }
  const half = await findHalf(ctx, identity, cookieHeader)
  return judgeSecondFactor(ctx, identity, { userId: half.userId, code }, async (tx) => {
    await tx.delete(session).where(eq(session.id, half.id))
    const place = { address: half.ipAddress ?? '', userAgent: half.userAgent ?? '', isRemembered: half.isRemembered }
    const { cookies } = await startSession(ctx, identity, half.userId, place, { factor: 'shown', tx })
    return cookies
  })
}

async function findHalf({ db, clock }: Pick<Context, 'db' | 'clock'>, { keys }: Identity, header: string | undefined) {
  const token = await readToken(keys, header)
  if (!token) throw new DomainError(platformFaults['session.required'])
  const isHalf = and(
    eq(session.tokenHash, hashToken(keys, token)),
    eq(session.awaitsSecondFactor, true),
    gt(session.expiresAt, new Date(clock.now())),
  )
  const [half] = await db.orm.select().from(session).where(isHalf)
  if (!half) throw new DomainError(platformFaults['session.required'])
  return half
}

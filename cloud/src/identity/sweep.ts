import { lt } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { sweepLimits } from '../platform/limits/index.ts'
import { repeatHourly } from '../platform/repeat-hourly.ts'
import { oneTimeLink, passkeyChallenge, session, signInCode, verification } from './tables.ts'

const hourMs = 60 * 60 * 1000
const monthMs = 30 * 24 * hourMs

/**
 * Deletes what has run out: sessions, codes, links, challenges, counts. A code stays an hour longer: while it waits, resending
 * pauses. A link stays a month: whoever opens it then is told that it is too late.
 */
export async function sweepIdentity(ctx: Pick<Context, 'db' | 'clock'>): Promise<void> {
  const now = new Date(ctx.clock.now())
  await ctx.db.as({}, async (tx) => {
    await tx.delete(session).where(lt(session.expiresAt, now))
    await tx.delete(verification).where(lt(verification.expiresAt, now))
    await tx.delete(signInCode).where(lt(signInCode.expiresAt, new Date(now.getTime() - hourMs)))
    await tx.delete(oneTimeLink).where(lt(oneTimeLink.expiresAt, new Date(now.getTime() - monthMs)))
    await tx.delete(passkeyChallenge).where(lt(passkeyChallenge.expiresAt, now))
    await sweepLimits(tx, now.getTime())
  })
}

/** Sweeps every hour until stopped. */
export function startSweeping(ctx: Pick<Context, 'db' | 'clock' | 'log'>): () => Promise<void> {
  return repeatHourly(ctx, () => sweepIdentity(ctx))
}

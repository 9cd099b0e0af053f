import { lt } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { sweepLimits } from '../platform/limits/index.ts'
import { repeatHourly } from '../platform/repeat-hourly.ts'
import { session, signInCode, verification } from './tables.ts'

const hourMs = 60 * 60 * 1000

/** Deletes what has run out: sessions, codes, counts. A code stays an hour longer: while it waits, resending pauses. */
export async function sweepIdentity(ctx: Pick<Context, 'db' | 'clock'>): Promise<void> {
  const now = new Date(ctx.clock.now())
  await ctx.db.as({}, async (tx) => {
    await tx.delete(session).where(lt(session.expiresAt, now))
    await tx.delete(verification).where(lt(verification.expiresAt, now))
    await tx.delete(signInCode).where(lt(signInCode.expiresAt, new Date(now.getTime() - hourMs)))
    await sweepLimits(tx, now.getTime())
  })
}

/** Sweeps every hour until stopped. */
export function startSweeping(ctx: Pick<Context, 'db' | 'clock' | 'log'>): () => Promise<void> {
  return repeatHourly(ctx, () => sweepIdentity(ctx))
}

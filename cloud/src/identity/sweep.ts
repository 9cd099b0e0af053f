import { lt } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { sweepLimits } from '../platform/limits/index.ts'
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

/** Sweeps every hour until stopped. A sweep that fails is logged and left to the next one. */
export function startSweeping(ctx: Pick<Context, 'db' | 'clock' | 'log'>): () => Promise<void> {
  let running = Promise.resolve()
  const sweep = async () => {
    await sweepIdentity(ctx).catch((error: unknown) => ctx.log.warn({ err: error }, 'sweeping sign-ins failed'))
    cancel = ctx.clock.after(hourMs, start)
  }
  const start = () => {
    running = sweep()
  }
  let cancel = ctx.clock.after(hourMs, start)
  return async () => {
    await running
    cancel()
  }
}

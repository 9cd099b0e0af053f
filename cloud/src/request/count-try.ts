import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { lockLimits } from '../platform/limits/index.ts'
import { requestFaults } from './errors.ts'

/** Counts one more, whatever becomes of it. @throws DomainError `request.limited` `{ retryAfterS }` */
export async function countTry(
  ctx: Pick<Context, 'db' | 'clock'>,
  key: string,
  window: { max: number; perMs: number },
): Promise<void> {
  const nowMs = ctx.clock.now()
  await ctx.db.as({}, async (tx) => {
    const held = await lockLimits(tx, nowMs, [key])
    const limit = { key, policy: { windows: [window] } }
    const verdict = held.judge(limit)
    if (!verdict.allowed) {
      const retryAfterS = Math.ceil((verdict.retryAtMs - nowMs) / 1000)
      throw new DomainError(requestFaults['request.limited'], { retryAfterS })
    }
    await held.record(limit)
  })
}

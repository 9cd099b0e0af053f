import type { Context } from '../platform/context.ts'
import { addressBucket, type LimitPolicy, lockLimits } from '../platform/limits/index.ts'

/** A form asks some fifteen times; thirty people behind one address of their provider may fill it in at once. */
const perMinute = 240
/** Look-ups come with every key that is pressed: the database is asked for so many of them at once. */
const portion = 20
const portions: LimitPolicy = { windows: [{ max: perMinute / portion, perMs: 60_000 }] }
const mostCallers = 10_000

/**
 * Counts look-ups by who asks, for all nodes together: a node takes a portion of the caller's minute from the database and
 * hands it out by itself. What is refused is remembered here until it is worth asking again.
 */
export function createSuggestBudget(ctx: Pick<Context, 'db' | 'clock'>): (address: string) => Promise<boolean> {
  const held = new Map<string, { left: number; untilMs: number }>()

  const take = async (key: string) => {
    const nowMs = ctx.clock.now()
    const limit = { key, policy: portions }
    return await ctx.db.as({}, async (tx) => {
      const limits = await lockLimits(tx, nowMs, [key])
      const verdict = limits.judge(limit)
      if (!verdict.allowed) return { left: 0, untilMs: verdict.retryAtMs }
      await limits.record(limit)
      return { left: portion, untilMs: nowMs + 60_000 }
    })
  }

  return async (address) => {
    const key = `suggest-from:${addressBucket(address)}`
    let its = held.get(key)
    if (!its || its.untilMs <= ctx.clock.now()) {
      its = await take(key)
      held.delete(key)
      held.set(key, its)
      for (const oldest of held.keys()) {
        if (held.size <= mostCallers) break
        held.delete(oldest)
      }
    }
    if (its.left === 0) return false
    its.left -= 1
    // What is used up is asked for anew; only a refusal is remembered.
    if (its.left === 0) its.untilMs = 0
    return true
  }
}

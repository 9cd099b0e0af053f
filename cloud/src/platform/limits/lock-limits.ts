import { eq, lt, sql } from 'drizzle-orm'
import type { Transaction } from '../database/index.ts'
import { type HitVerdict, judgeHits, type LimitPolicy, memoryOf, nextPause } from './judge-hits.ts'
import { rateLimit } from './tables.ts'

/** One thing that is counted, and how often it may happen. */
export interface Limit {
  key: string
  policy: LimitPolicy
}

export interface LockedLimits {
  judge(limit: Limit): HitVerdict
  /** Counts one more at the moment that was judged; the pause that follows it, ms. */
  record(limit: Limit): Promise<number>
  /** The newest one did not matter after all. */
  takeBack(limit: Limit): Promise<void>
  /** None of them matters any more. */
  forget(limit: Limit): Promise<void>
}

/**
 * Holds the named counts until the transaction ends, so that of tries at the same moment, on any node, each sees those before.
 * Locked in one order everywhere: two transactions that name several keys never wait for each other in a ring.
 * A transaction that rolls back leaves nothing counted.
 */
export async function lockLimits(tx: Transaction, nowMs: number, keys: readonly string[]): Promise<LockedLimits> {
  const now = new Date(nowMs)
  const rows = await tx
    .insert(rateLimit)
    .values([...new Set(keys)].sort().map((key) => ({ key, hits: [], forgetAt: now })))
    .onConflictDoUpdate({ target: rateLimit.key, set: { key: sql`excluded.key` } })
    .returning({ key: rateLimit.key, hits: rateLimit.hits })
  const hitsByKey = new Map(rows.map((row) => [row.key, row.hits.map((at) => at.getTime())]))
  const hitsOf = ({ key }: Limit): number[] => {
    const hits = hitsByKey.get(key)
    if (!hits) throw new Error(`limit ${key} was not locked`)
    return hits
  }
  const keep = async ({ key }: Limit, hits: number[]) => {
    await tx
      .update(rateLimit)
      .set({ hits: hits.map((at) => new Date(at)) })
      .where(eq(rateLimit.key, key))
    hitsByKey.set(key, hits)
  }
  return {
    takeBack: (limit) => keep(limit, hitsOf(limit).slice(0, -1)),
    forget: (limit) => keep(limit, []),
    judge: (limit) => judgeHits(hitsOf(limit), limit.policy, nowMs),
    async record(limit) {
      const before = hitsOf(limit)
      const memoryMs = memoryOf(limit.policy)
      const hits = [...before.filter((at) => at > nowMs - memoryMs), nowMs].sort((a, b) => a - b)
      const forgetAt = new Date(nowMs + memoryMs)
      await tx
        .update(rateLimit)
        .set({ hits: hits.map((at) => new Date(at)), forgetAt })
        .where(eq(rateLimit.key, limit.key))
      hitsByKey.set(limit.key, hits)
      return nextPause(before, limit.policy, nowMs)
    },
  }
}

/** Deletes the counts that no policy asks about any more. */
export async function sweepLimits(tx: Transaction, nowMs: number): Promise<void> {
  await tx.delete(rateLimit).where(lt(rateLimit.forgetAt, new Date(nowMs)))
}

/** How often a thing may happen. Everything is counted over the moments it did happen; refused tries leave no trace. */
export interface LimitPolicy {
  /** At most `max` within any `perMs`: windows slide, so there is no edge at which the count jumps to nought. */
  windows: readonly { max: number; perMs: number }[]
  /** Least time after the n-th of the moments within `perMs`; the last one repeats. */
  pauses?: { afterMs: readonly number[]; perMs: number }
}

export type HitVerdict = { allowed: true; left: number } | { allowed: false; retryAtMs: number }

/**
 * May it happen once more now?
 * @param hitsMs moments it happened before, in order, ms since the epoch; those of a node whose clock is a little ahead count too
 * @returns `left`: how many more at this moment, this one taken (pauses aside); `retryAtMs`: not before this moment
 */
export function judgeHits(hitsMs: readonly number[], policy: LimitPolicy, nowMs: number): HitVerdict {
  const waits = policy.windows.map(({ max, perMs }) => {
    const within = recent(hitsMs, perMs, nowMs)
    return within.length < max ? 0 : (within[within.length - max] ?? nowMs) + perMs
  })
  const retryAtMs = Math.max(pausedUntil(hitsMs, policy, nowMs), ...waits)
  if (retryAtMs > nowMs) return { allowed: false, retryAtMs }
  const left = policy.windows.map(({ max, perMs }) => max - 1 - recent(hitsMs, perMs, nowMs).length)
  return { allowed: true, left: Math.min(...left) }
}

/** How long the pause will be after one more hit, in ms; 0 where the policy has none. */
export function nextPause(hitsMs: readonly number[], policy: LimitPolicy, nowMs: number): number {
  if (!policy.pauses) return 0
  const { afterMs, perMs } = policy.pauses
  const before = recent(hitsMs, perMs, nowMs).length
  return afterMs[Math.min(before, afterMs.length - 1)] ?? 0
}

/** How long a hit can still matter, ms. */
export function memoryOf(policy: LimitPolicy): number {
  return Math.max(policy.pauses?.perMs ?? 0, ...policy.windows.map((window) => window.perMs))
}

function pausedUntil(hitsMs: readonly number[], policy: LimitPolicy, nowMs: number): number {
  if (!policy.pauses) return 0
  const { afterMs, perMs } = policy.pauses
  const before = recent(hitsMs, perMs, nowMs)
  const last = before.at(-1)
  if (last === undefined) return 0
  return last + (afterMs[Math.min(before.length, afterMs.length) - 1] ?? 0)
}

/** Hits of the span. One further ahead than a whole span comes from a clock that was set wrong: it must not lock anybody out. */
function recent(hitsMs: readonly number[], perMs: number, nowMs: number): number[] {
  return hitsMs.filter((at) => at > nowMs - perMs && at < nowMs + perMs)
}

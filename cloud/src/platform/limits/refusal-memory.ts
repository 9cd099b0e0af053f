/** Keys that were refused, and until when. */
export interface RefusalMemory {
  /** Until when a key is refused for certain, ms since the epoch; nothing when the database has to be asked. */
  refusedUntil(key: string, nowMs: number): number | undefined
  remember(key: string, untilMs: number): void
}

const mostKeys = 10_000

/**
 * Spares the database what is refused anyway: a flood of guesses costs a look into a table of this process.
 * Only for keys that nothing but time frees: what is remembered here is never asked about again before its time.
 */
export function createRefusalMemory(): RefusalMemory {
  const refusals = new Map<string, number>()
  return {
    refusedUntil(key, nowMs) {
      const untilMs = refusals.get(key)
      if (untilMs === undefined || untilMs > nowMs) return untilMs
      refusals.delete(key)
      return undefined
    },
    remember(key, untilMs) {
      refusals.delete(key)
      refusals.set(key, untilMs)
      for (const oldest of refusals.keys()) {
        if (refusals.size <= mostKeys) break
        refusals.delete(oldest)
      }
    },
  }
}

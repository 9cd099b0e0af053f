import { DomainError } from '../platform/errors.ts'
import type { HitVerdict, Limit, LockedLimits, RefusalMemory } from '../platform/limits/index.ts'
import { identityFaults } from './errors.ts'

/**
 * Judges limits that are held. Refusals that only time lifts are remembered.
 * @returns the verdicts, all of them favourable
 * @throws DomainError `code.limited` `{ retryAfterS }`: the longest wait counts
 */
export function refuseLimited(
  held: LockedLimits,
  limits: readonly (Limit & { isFirm: boolean })[],
  memory: RefusalMemory,
  nowMs: number,
): HitVerdict[] {
  const verdicts = limits.map((limit) => {
    const verdict = held.judge(limit)
    if (!verdict.allowed && limit.isFirm) memory.remember(limit.key, verdict.retryAtMs)
    return verdict
  })
  refuseUntil(Math.max(0, ...verdicts.map((verdict) => (verdict.allowed ? 0 : verdict.retryAtMs))), nowMs)
  return verdicts
}

/** Refuses what is known to be refused, without a question to the database. @throws DomainError `code.limited` */
export function refuseRemembered(limits: readonly Limit[], memory: RefusalMemory, nowMs: number): void {
  refuseUntil(Math.max(0, ...limits.map(({ key }) => memory.refusedUntil(key, nowMs) ?? 0)), nowMs)
}

function refuseUntil(untilMs: number, nowMs: number): void {
  if (untilMs <= nowMs) return
  throw new DomainError(identityFaults['code.limited'], { retryAfterS: Math.ceil((untilMs - nowMs) / 1000) })
}

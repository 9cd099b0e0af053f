import { DomainError } from '../platform/errors.ts'
import type { HitVerdict } from '../platform/limits/index.ts'
import { identityFaults } from './errors.ts'

/** @throws DomainError `code.limited` with `retryAfterS` when any of the verdicts is a refusal: the longest wait counts */
export function refuseLimited(verdicts: readonly HitVerdict[], nowMs: number): void {
  const retryAtMs = Math.max(0, ...verdicts.map((verdict) => (verdict.allowed ? 0 : verdict.retryAtMs)))
  if (retryAtMs === 0) return
  throw new DomainError(identityFaults['code.limited'], { retryAfterS: Math.ceil((retryAtMs - nowMs) / 1000) })
}

import { DomainError } from '../platform/errors.ts'
import { residentFaults } from './errors.ts'

/** @param text ISO 8601, or null: without end. @throws DomainError `residency.since` for what has passed */
export function readLastDay(text: string | null, nowMs: number): Date | null {
  if (text === null) return null
  const endsAt = new Date(text)
  if (!(endsAt.getTime() > nowMs)) throw new DomainError(residentFaults['residency.since'])
  return endsAt
}

import { DomainError } from '../platform/errors.ts'
import type { LimitPolicy } from '../platform/limits/index.ts'
import { householdFaults } from './errors.ts'

const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs

/** How long an invitation waits. */
export const invitationLivesMs = 7 * dayMs
/** Waiting ones of one home. */
export const mostInvitations = 20
const longestTenancyMs = 5 * 366 * dayMs

/** Each sends a message to somebody else's phone. */
export const invitesPolicy: LimitPolicy = {
  windows: [
    { max: 10, perMs: hourMs },
    { max: 30, perMs: dayMs },
  ],
}

/** A tenancy's last moment as an instant. @throws DomainError `household.end` when it is past or too far */
export function readEnd(endsAt: string | null, nowMs: number): Date | null {
  if (endsAt === null) return null
  const end = new Date(endsAt)
  if (!(end.getTime() > nowMs) || end.getTime() > nowMs + longestTenancyMs) {
    throw new DomainError(householdFaults['household.end'])
  }
  return end
}

import { DomainError } from '../platform/errors.ts'
import { fleetFaults } from './errors.ts'
import { offlineSinceMs, type Presence } from './presence.ts'

/**
 * The controller of an entrance, when it is connected.
 * @param at `controllerId` null: nobody has claimed one yet
 * @throws DomainError `controller.offline` {since: ISO 8601 or null} at once
 */
export function requireOnline(
  presence: Presence,
  at: { controllerId: string | null; lastSeenMs: number | null },
): string {
  const standing = at.controllerId === null ? ({ online: false } as const) : presence.of(at.controllerId)
  if (at.controllerId !== null && standing.online) return at.controllerId
  throw offline(offlineSinceMs(standing, at.lastSeenMs))
}

export function offline(sinceMs: number | null): DomainError {
  const since = sinceMs === null ? null : new Date(sinceMs).toISOString()
  return new DomainError(fleetFaults['controller.offline'], { since })
}

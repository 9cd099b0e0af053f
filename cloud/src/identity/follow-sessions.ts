import type { Notifications } from '../platform/live/index.ts'
import type { Identity } from './identity.ts'

/** Forgets at once what another node has ended. Should the word be missed, two seconds do the same (`actor-cache.ts`). */
export function followSessions(identity: Identity, notifications: Notifications): void {
  notifications.on('sessions', ({ ended }) => identity.actors.forgetSessions(ended))
}

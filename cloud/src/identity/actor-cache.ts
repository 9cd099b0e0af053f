/** A session as it was found in the database. */
export interface KnownSession {
  sessionId: string
  userId: string
  expiresAtMs: number
  lastSeenMs: number
  isRemembered: boolean
  hasSecondFactor: boolean
}

/** A page asks several things at once: they share one look into the database. Signing out elsewhere counts after this long. */
const freshMs = 2000
const mostSessions = 5000

export interface ActorCache {
  get(tokenHash: string, nowMs: number): KnownSession | undefined
  set(tokenHash: string, session: KnownSession, nowMs: number): void
  forget(tokenHash: string): void
  forgetSessions(sessionIds: readonly string[]): void
}

/** Holds sessions for two seconds, and never more than some thousands: the oldest go first. */
export function createActorCache(): ActorCache {
  const entries = new Map<string, { session: KnownSession; atMs: number }>()
  return {
    get(tokenHash, nowMs) {
      const entry = entries.get(tokenHash)
      if (!entry) return undefined
      if (Math.abs(nowMs - entry.atMs) < freshMs) return entry.session
      entries.delete(tokenHash)
      return undefined
    },
    set(tokenHash, session, nowMs) {
      entries.delete(tokenHash)
      entries.set(tokenHash, { session, atMs: nowMs })
      for (const oldest of entries.keys()) {
        if (entries.size <= mostSessions) break
        entries.delete(oldest)
      }
    },
    forget: (tokenHash) => void entries.delete(tokenHash),
    forgetSessions(sessionIds) {
      const ended = new Set(sessionIds)
      for (const [tokenHash, { session }] of entries) {
        if (ended.has(session.sessionId)) entries.delete(tokenHash)
      }
    },
  }
}

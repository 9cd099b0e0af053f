import type { Presence } from '../fleet/index.ts'
import { findEvent } from '../journal/index.ts'
import { type Clock, pause } from '../platform/clock.ts'
import type { Actor, Context } from '../platform/context.ts'
import type { Listener, Notifications, SseHub } from '../platform/live/index.ts'
import { findStanding } from '../residency/index.ts'
import { toEntranceView } from './entrance-view.ts'
import { findEntrances } from './find-entrances.ts'
import { toViews } from './list-own-events.ts'

type LiveContext = Pick<Context, 'db' | 'log'> & { clock: Clock }

export interface LiveDeps {
  ctx: LiveContext
  hub: SseHub
  notifications: Notifications
  presence: Presence
}

export interface Live {
  /** @param resolve asked again every minute, should the word that a session has ended be missed */
  open(by: { userId: string; sessionId: string | undefined }, resolve: () => Promise<Actor>): Promise<Listener>
  /** Something that people see of an entrance has changed. */
  entranceChanged(entranceId: string): void
}

const firstRecheckMs = 3_000
const recheckMs = 60_000

/**
 * Tells open pages what changes at their people's entrances. Each page's share is read in its person's own name, so that
 * whoever moved out hears nothing, whatever this process remembers.
 */
export function createLive({ ctx, hub, notifications, presence }: LiveDeps): Live {
  const followed = new Map<Listener, Set<string>>()
  const sessions = new Map<Listener, string>()

  const ownEntrances = async (userId: string) => {
    const rows = await ctx.db.as({ user: userId }, (tx) => findEntrances(tx, userId))
    return new Set(rows.map((row) => row.id))
  }

  /** The pages that follow an entrance, by person: people have several open, and are read for once. */
  const pagesOf = (entranceId: string) => {
    const pages = hub.listeners().filter((it) => followed.get(it)?.has(entranceId))
    return Map.groupBy(pages, (it) => it.userId)
  }

  const tellEach = (entranceId: string, tell: (userId: string, pages: Listener[]) => Promise<void>) => {
    for (const [userId, pages] of pagesOf(entranceId)) {
      tell(userId, pages).catch((error: unknown) => ctx.log.warn({ err: error }, 'open pages were not told'))
    }
  }

  const entranceChanged: Live['entranceChanged'] = (entranceId) =>
    tellEach(entranceId, async (userId, pages) => {
      const [row] = await ctx.db.as({ user: userId }, (tx) => findEntrances(tx, userId, entranceId))
      if (!row) return
      for (const page of pages) page.send('entrance', toEntranceView(row, presence))
    })

  notifications.on('journal', ({ entranceId, recordId }) =>
    tellEach(entranceId, async (userId, pages) => {
      const standing = await ctx.db.as({ user: userId }, (tx) => findStanding(tx, userId, entranceId))
      if (!standing || standing.premisesIds.length === 0) return
      const row = await ctx.db.inTenant(standing.companyId, (tx) => findEvent(tx, standing, recordId))
      if (!row) return
      for (const event of await toViews(ctx, [row], userId)) {
        for (const page of pages) page.send('journal', { entranceId, event })
      }
    }),
  )
  notifications.on('sessions', ({ ended }) => {
    const gone = new Set(ended)
    for (const [page, sessionId] of sessions) if (gone.has(sessionId)) page.close()
  })
  // Something may have been missed: a greeting makes pages read anew.
  notifications.onResume(() => {
    for (const page of hub.listeners()) greet(page)
  })

  const greet = (page: Listener) => page.send('hello', { at: new Date(ctx.clock.now()).toISOString() })

  const recheck = async (page: Listener, resolve: () => Promise<Actor>, closed: AbortSignal) => {
    // The first look comes soon: the session may have ended while the page was being opened.
    for (let afterMs = firstRecheckMs; ; afterMs = recheckMs) {
      await pause(ctx.clock, afterMs, closed)
      if (page.isClosed()) return
      const actor = await resolve()
      if (actor.kind !== 'user') return page.close()
      followed.set(page, await ownEntrances(page.userId))
    }
  }

  return {
    entranceChanged,
    open: async ({ userId, sessionId }, resolve) => {
      const entrances = await ownEntrances(userId)
      const closed = new AbortController()
      const page = hub.open(userId, () => {
        followed.delete(page)
        sessions.delete(page)
        closed.abort()
      })
      followed.set(page, entrances)
      if (sessionId !== undefined) sessions.set(page, sessionId)
      greet(page)
      // A page that cannot be checked is cut: it connects again.
      recheck(page, resolve, closed.signal).catch(() => page.close())
      return page
    },
  }
}

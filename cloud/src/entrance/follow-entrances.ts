import type { Presence } from '../fleet/index.ts'
import { findEvent } from '../journal/index.ts'
import { type Clock, pause } from '../platform/clock.ts'
import type { Actor, Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { createLanes, type Lanes } from '../platform/lanes.ts'
import type { Listener, Notifications, SseHub } from '../platform/live/index.ts'
import { platformFaults } from '../platform/platform-faults.ts'
import { findStanding } from '../residency/index.ts'
import { toEntranceView } from './entrance-view.ts'
import { liveFaults } from './errors.ts'
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
  /**
   * Opens a page's stream. It ends with the session: at once when it is ended, within a minute when that word got lost or it ran out.
   * @param lookUp who the page's cookie stands for, asked again every minute
   * @throws DomainError `session.required`, `live.limit`
   */
  open(actor: Actor, lookUp: () => Promise<Actor>): Promise<Listener>
  /** Something that people see of an entrance has changed. */
  entranceChanged(entranceId: string): void
}

const firstRecheckMs = 3_000
const recheckMs = 60_000
/** Open pages of one person on one node: many for a person, few for a script. */
const mostPages = 30

/**
 * Tells open pages what changes at their people's entrances. Each page's share is read in its person's own name, so that
 * whoever moved out hears nothing, whatever this process remembers.
 */
export function createLive({ ctx, hub, notifications, presence }: LiveDeps): Live {
  const followed = new Map<Listener, { sessionId: string; entrances: Set<string> }>()

  // One that waits has not read yet: what changes meanwhile, it will read as well.
  const changes = createLanes({ width: 2, deepest: 1 })
  const events = createLanes({ width: 2 })

  const ownEntrances = async (userId: string) => {
    const rows = await ctx.db.as({ user: userId }, (tx) => findEntrances(tx, userId))
    return new Set(rows.map((row) => row.id))
  }

  /** The pages that follow an entrance, by person: people have several open, and are read for once. */
  const pagesOf = (entranceId: string) => {
    const pages = hub.listeners().filter((it) => followed.get(it)?.entrances.has(entranceId))
    return Map.groupBy(pages, (it) => it.userId)
  }

  const tellEach = (lanes: Lanes, entranceId: string, tell: (userId: string, pages: Listener[]) => Promise<void>) => {
    for (const [userId, pages] of pagesOf(entranceId)) {
      lanes
        .run(`${entranceId} ${userId}`, () => tell(userId, pages))
        .catch((error: unknown) => ctx.log.warn({ err: error }, 'open pages were not told'))
    }
  }

  const entranceChanged: Live['entranceChanged'] = (entranceId) =>
    tellEach(changes, entranceId, async (userId, pages) => {
      const [row] = await ctx.db.as({ user: userId }, (tx) => findEntrances(tx, userId, entranceId))
      if (!row) return
      for (const page of pages) page.send('entrance', toEntranceView(row, presence))
    })

  notifications.on('journal', ({ entranceId, recordId }) =>
    tellEach(events, entranceId, async (userId, pages) => {
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
    for (const [page, { sessionId }] of [...followed]) if (gone.has(sessionId)) page.close()
  })
  /** What a person may see has changed: their pages follow other entrances from now on, and are told to read anew. */
  const followAnew = async (userId: string) => {
    const entrances = await ownEntrances(userId)
    for (const [page, { sessionId }] of [...followed]) {
      if (page.userId === userId) followed.set(page, { sessionId, entrances })
    }
  }
  notifications.on('person', ({ userId, what }) => {
    const pages = hub.listeners().filter((it) => it.userId === userId)
    if (pages.length === 0) return
    const ready = what === 'rights' ? followAnew(userId) : Promise.resolve()
    ready
      .catch((error: unknown) => ctx.log.warn({ err: error }, 'the entrances of a person could not be read anew'))
      .finally(() => {
        for (const page of pages) page.send('person', { what })
      })
  })
  // Something may have been missed: a greeting makes pages read anew.
  notifications.onResume(() => {
    for (const page of hub.listeners()) greet(page)
  })

  const greet = (page: Listener) => page.send('hello', { at: new Date(ctx.clock.now()).toISOString() })

  const recheck = async (page: Listener, lookUp: () => Promise<Actor>, closed: AbortSignal) => {
    // The first look comes soon: the session may have ended while the page was being opened.
    for (let afterMs = firstRecheckMs; ; afterMs = recheckMs) {
      await pause(ctx.clock, afterMs, closed)
      if (page.isClosed()) return
      const actor = await lookUp()
      if (actor.kind !== 'user') return page.close()
      const entrances = await ownEntrances(page.userId)
      // It may have ended meanwhile: what is remembered then would never be forgotten.
      if (!page.isClosed()) followed.set(page, { sessionId: actor.sessionId, entrances })
    }
  }

  return {
    entranceChanged,
    open: async (actor, lookUp) => {
      if (actor.kind !== 'user') throw new DomainError(platformFaults['session.required'])
      const { userId, sessionId } = actor
      const entrances = await ownEntrances(userId)
      if (hub.listeners().filter((it) => it.userId === userId).length >= mostPages) {
        throw new DomainError(liveFaults['live.limit'])
      }
      const closed = new AbortController()
      const page = hub.open(userId, () => {
        followed.delete(page)
        closed.abort()
      })
      followed.set(page, { sessionId, entrances })
      greet(page)
      // A page that cannot be checked is cut: it connects again.
      recheck(page, lookUp, closed.signal).catch(() => page.close())
      return page
    },
  }
}

import { Hono } from 'hono'
import { z } from 'zod'
import type { Presence } from '../fleet/index.ts'
import { findUsers, keepLanguage, userView } from '../identity/index.ts'
import { eventView } from '../journal/index.ts'
import type { Actor } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { chooseLanguage, type HttpEnv, input, requireUser, route } from '../platform/http/index.ts'
import { platformFaults } from '../platform/platform-faults.ts'
import {
  entranceFaults,
  findStanding,
  homesView,
  listHomes,
  readEntranceId,
  requireResident,
} from '../residency/index.ts'
import { entranceView, toEntranceView } from './entrance-view.ts'
import { liveFaults } from './errors.ts'
import { findEntrances } from './find-entrances.ts'
import type { Live } from './follow-entrances.ts'
import { listOwnEvents } from './list-own-events.ts'
import { entrancePolicy } from './policy.ts'

export interface EntranceRoutesDeps {
  presence: Presence
  live: Live
  /** Who sends this Cookie header, now. */
  lookUp: (cookie: string | undefined) => Promise<Actor>
}

const tag = 'entrance'

const me = route({
  summary: 'The signed-in person: their homes, what they may do, and the entrances that open for them',
  tag,
  policy: entrancePolicy.list,
  replies: { 200: z.object({ user: userView, ...homesView, entrances: z.array(entranceView) }) },
})

const list = route({
  summary: "The person's entrances",
  tag,
  policy: entrancePolicy.list,
  replies: { 200: z.object({ entrances: z.array(entranceView) }) },
})

const see = route({
  summary: 'An entrance: its door, its connection, its camera',
  tag,
  policy: entrancePolicy.see,
  replies: { 200: entranceView },
  faults: Object.values(entranceFaults),
})

const events = route({
  summary: "What happened at an entrance through the person's own flats, newest first",
  tag,
  policy: entrancePolicy.see,
  replies: { 200: z.object({ events: z.array(eventView), next: z.string().nullable() }) },
  faults: Object.values(entranceFaults),
})

const eventsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(30),
  before: z.string().max(200).optional(),
})

const live = route({
  summary:
    'What changes, as it happens: events `hello` (read anew), `entrance`, `journal`, `person` (what of the own to read anew)',
  tag,
  policy: entrancePolicy.list,
  faults: Object.values(liveFaults),
  others: {
    200: { description: 'Server-sent events', content: { 'text/event-stream': { schema: { type: 'string' } } } },
  },
})

export function entranceRoutes({ presence, live: pages, lookUp }: EntranceRoutesDeps) {
  return new Hono<HttpEnv>()
    .get('/api/me', me, async (c) => {
      const { ctx } = c.var
      const userId = requireUser(ctx.actor)
      const language = chooseLanguage(c.req.header('accept-language'))
      const [users, { rows, ...homes }] = await Promise.all([
        findUsers(ctx, [userId]),
        ctx.db.as({ user: userId }, async (tx) => {
          if (c.req.header('accept-language') !== undefined) await keepLanguage(tx, userId, language)
          return { rows: await findEntrances(tx, userId), ...(await listHomes(tx, userId, language)) }
        }),
      ])
      const user = users.get(userId)
      if (!user) throw new DomainError(platformFaults['session.required'])
      return me.reply(c, 200, { user, ...homes, entrances: rows.map((row) => toEntranceView(row, presence)) })
    })
    .get('/api/entrances', list, async (c) => {
      const { ctx } = c.var
      const userId = requireUser(ctx.actor)
      const rows = await ctx.db.as({ user: userId }, (tx) => findEntrances(tx, userId))
      return list.reply(c, 200, { entrances: rows.map((row) => toEntranceView(row, presence)) })
    })
    .get('/api/entrances/:id', see, async (c) => {
      const { ctx } = c.var
      const userId = requireUser(ctx.actor)
      const entranceId = readEntranceId(c.req.param('id'))
      const [row] = await ctx.db.as({ user: userId }, async (tx) => {
        requireResident(await findStanding(tx, userId, entranceId))
        return await findEntrances(tx, userId, entranceId)
      })
      if (!row) throw new DomainError(entranceFaults['entrance.unknown'])
      return see.reply(c, 200, toEntranceView(row, presence))
    })
    .get('/api/entrances/:id/events', events, input('query', eventsQuery), async (c) => {
      const { limit, before } = c.req.valid('query')
      const entranceId = readEntranceId(c.req.param('id'))
      return events.reply(c, 200, await listOwnEvents(c.var.ctx, { entranceId, limit, before }))
    })
    .get('/api/live', live, async (c) => {
      const headers = {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        // Asks a proxy in front not to hold events back.
        'x-accel-buffering': 'no',
      }
      // Nobody would read its body, nor ever end it.
      if (c.req.method === 'HEAD') return c.body(null, 200, headers)
      const cookie = c.req.header('cookie')
      const page = await pages.open(c.var.ctx.actor, () => lookUp(cookie))
      return c.body(page.body, 200, headers)
    })
}

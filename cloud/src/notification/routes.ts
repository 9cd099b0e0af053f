import { Hono, type Context as HonoContext } from 'hono'
import { z } from 'zod'
import type { Transaction } from '../platform/database/index.ts'
import type { Language } from '../platform/errors.ts'
import { chooseLanguage, type HttpEnv, input, route } from '../platform/http/index.ts'
import { choiceView, choose } from './choices.ts'
import { notificationFaults } from './errors.ts'
import { countUnread, listNotifications, notificationView } from './list-notifications.ts'
import { markRead } from './mark-read.ts'
import { notificationPolicy } from './policy.ts'
import { readSettings, settingsView } from './settings-view.ts'
import { subscribe, unsubscribe } from './subscribe.ts'

export interface NotificationRoutesDeps {
  pushKey: string
  addressOf: (c: HonoContext) => string
  /** Keeps that the person agreed to be told by push. */
  agree: (tx: Transaction, by: { userId: string; address: string; language: Language }) => Promise<void>
}

const tag = 'notification'
const policy = notificationPolicy.own

const list = route({
  summary: 'What the person was told, newest first, and how much of it is new',
  tag,
  policy,
  replies: {
    200: z.object({ notifications: z.array(notificationView), unread: z.int(), next: z.uuid().nullable() }),
  },
})
const listQuery = z.object({ limit: z.coerce.number().int().min(1).max(100).default(30), before: z.uuid().optional() })

const unread = route({
  summary: 'How much is new: the counter on the bell',
  tag,
  policy,
  replies: { 200: z.object({ unread: z.int() }) },
})

const read = route({
  summary: '«Пометить как прочитанное»: some, or all',
  tag,
  policy,
  replies: { 200: z.object({ read: z.int() }) },
})
const readInput = z.object({ ids: z.array(z.uuid()).max(200).optional().meta({ description: 'Left out: all' }) })

const settings = route({
  summary: 'Which kinds come by which channel, and which devices are woken',
  tag,
  policy,
  replies: { 200: settingsView },
})

const choice = route({
  summary: 'Turn one switch',
  tag,
  policy,
  others: { 204: { description: 'Turned' } },
})

const subscribeRoute = route({
  summary: 'Let this device be woken by web push, until its session ends; the consent is kept with it',
  tag,
  policy,
  others: { 204: { description: 'It will be' } },
  faults: [notificationFaults['push.endpoint'], notificationFaults['push.limit']],
})
const key = z.string().regex(/^[\w-]{16,140}={0,2}$/)
const subscribeInput = z.object({
  endpoint: z.url().max(1_000),
  keys: z.object({ p256dh: key, auth: key }),
})

const unsubscribeRoute = route({
  summary: 'Let this device sleep',
  tag,
  policy,
  others: { 204: { description: 'It is not woken any more' } },
})

export function notificationRoutes({ pushKey, addressOf, agree }: NotificationRoutesDeps) {
  return new Hono<HttpEnv>()
    .get('/api/notifications', list, input('query', listQuery), async (c) => {
      const { limit, before } = c.req.valid('query')
      const language = chooseLanguage(c.req.header('accept-language'))
      return list.reply(c, 200, await listNotifications(c.var.ctx, { limit, before, language }))
    })
    .get('/api/notifications/unread', unread, async (c) =>
      unread.reply(c, 200, { unread: await countUnread(c.var.ctx) }),
    )
    .post('/api/notifications/read', read, input('json', readInput), async (c) =>
      read.reply(c, 200, { read: await markRead(c.var.ctx, c.req.valid('json').ids) }),
    )
    .get('/api/notifications/settings', settings, async (c) =>
      settings.reply(c, 200, await readSettings(c.var.ctx, pushKey)),
    )
    .put('/api/notifications/settings', choice, input('json', choiceView), async (c) => {
      await choose(c.var.ctx, c.req.valid('json'))
      return c.body(null, 204)
    })
    .post('/api/push-subscriptions', subscribeRoute, input('json', subscribeInput), async (c) => {
      const { endpoint, keys } = c.req.valid('json')
      const language = chooseLanguage(c.req.header('accept-language'))
      const address = addressOf(c)
      await subscribe(c.var.ctx, { endpoint, ...keys, language }, (tx, userId) =>
        agree(tx, { userId, address, language }),
      )
      return c.body(null, 204)
    })
    .delete(
      '/api/push-subscriptions',
      unsubscribeRoute,
      input('json', z.object({ endpoint: z.string().max(1_000) })),
      async (c) => {
        await unsubscribe(c.var.ctx, c.req.valid('json').endpoint)
        return c.body(null, 204)
      },
    )
}

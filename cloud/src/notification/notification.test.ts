import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { ownCompany } from '../demo/index.ts'
import { user } from '../identity/tables.ts'
import { withClient } from '../platform/database/roles.ts'
import { anna, maria, startTestCloud, type TestCloud } from '../test-cloud.ts'
import { type Telling, tell } from './index.ts'

let cloud: TestCloud
const ids = new Map<string, string>()
beforeAll(async () => {
  cloud = await startTestCloud()
  for (const phone of [anna, maria]) {
    const me = z.object({ user: z.object({ id: z.string() }) }).parse(await (await cloud.ask(phone, '/api/me')).json())
    ids.set(phone, me.user.id)
  }
})
afterAll(() => cloud.stop())
beforeEach(async () => {
  await withClient(cloud.database.superuser, async (client) => {
    // One after the other: what locks them all at once may meet a sender that holds one and wants the next.
    for (const it of [
      'notification_task',
      'notification',
      'notification_choice',
      'push_subscription',
      'outbox_message',
    ])
      await client.query(`delete from ${it}`)
  })
  cloud.push.tried.length = 0
  cloud.push.next = []
})

const say = (phone: string, change: Partial<Telling> = {}) =>
  cloud.database.db.inTenant(ownCompany.id, (tx) =>
    tell(tx, {
      userId: ids.get(phone) ?? '',
      companyId: ownCompany.id,
      template: 'request.message',
      values: { number: '17', title: 'Не горит лампа' },
      link: '/requests/17',
      ...change,
    }),
  )

const page = z.object({
  notifications: z.array(z.object({ id: z.string(), title: z.string(), body: z.string(), isNew: z.boolean() })),
  unread: z.number(),
  next: z.string().nullable(),
})
const list = async (phone: string, query = '', headers = {}) =>
  page.parse(await (await cloud.ask(phone, `/api/notifications${query}`, { headers })).json())
const post = (phone: string, path: string, body: unknown, method = 'POST') =>
  cloud.ask(phone, path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

const endpoint = 'https://push.example.org/send/1'
const keys = { p256dh: `B${'a'.repeat(86)}`, auth: 'b'.repeat(22) }
const device = (phone: string, at = endpoint) => post(phone, '/api/push-subscriptions', { endpoint: at, keys })
const subscriptions = async () =>
  (await withClient(cloud.database.superuser, (client) => client.query('select endpoint from push_subscription'))).rows

describe('the list of a person', () => {
  it('holds what they were told, newest first, and nobody else sees it', async () => {
    await say(anna)
    await say(anna, { values: { number: '18', title: 'Течёт кран' } })
    const { notifications, unread } = await list(anna)
    expect(notifications.map(({ title, body, isNew }) => ({ title, body, isNew }))).toEqual([
      { title: 'Новое сообщение в заявке № 18', body: 'Течёт кран', isNew: true },
      { title: 'Новое сообщение в заявке № 17', body: 'Не горит лампа', isNew: true },
    ])
    expect(unread).toBe(2)
    expect((await list(anna, '', { 'accept-language': 'en' })).notifications[0]?.title).toBe(
      'New message in request no. 18',
    )
    expect(await list(maria)).toEqual({ notifications: [], unread: 0, next: null })
    expect((await cloud.ask(undefined, '/api/notifications')).status).toBe(401)
  })

  it('comes page by page', async () => {
    for (let n = 0; n < 5; n++) await say(anna, { values: { number: String(n), title: 'x' } })
    const first = await list(anna, '?limit=3')
    const second = await list(anna, `?limit=3&before=${first.next}`)
    expect([...first.notifications, ...second.notifications].map(({ title }) => title.slice(-1))).toEqual([...'43210'])
    expect(second.next).toBeNull()
  })

  it('is marked as read, one by one or whole; what is somebody else’s stays new', async () => {
    const first = await say(anna)
    await say(anna)
    const hers = await say(maria)
    expect(await (await post(anna, '/api/notifications/read', { ids: [first, hers] })).json()).toEqual({ read: 1 })
    expect(await (await cloud.ask(anna, '/api/notifications/unread')).json()).toEqual({ unread: 1 })
    await post(anna, '/api/notifications/read', {})
    expect((await list(anna)).notifications.every(({ isNew }) => !isNew)).toBe(true)
    expect((await list(maria)).unread).toBe(1)
  })

  it('is not added to when the change that tells is undone', async () => {
    await cloud.database.db
      .inTenant(ownCompany.id, async (tx) => {
        const userId = ids.get(anna) ?? ''
        const values = { number: '1', title: 'x' }
        await tell(tx, { userId, companyId: ownCompany.id, template: 'request.message', values, link: '/' })
        throw new Error('undone')
      })
      .catch(() => {})
    expect((await list(anna)).notifications).toEqual([])
  })

  it.each([
    ['without a value', { values: { number: '1' } }],
    ['that leads to another site', { link: '//evil.example' }],
    ['that leads nowhere', { link: 'https://evil.example' }],
  ])('refuses a telling %s', async (_what, change) => {
    await expect(say(anna, change)).rejects.toThrow()
    expect((await list(anna)).notifications).toEqual([])
  })
})

describe('a device', () => {
  it('is woken within the moment, in its own words, and the consent is kept', async () => {
    expect((await device(anna)).status).toBe(204)
    await say(anna)
    await vi.waitFor(() => expect(cloud.push.tried).toHaveLength(1), { timeout: 5_000 })
    const [{ to, payload, urgency } = { to: undefined, payload: '{}', urgency: '' }] = cloud.push.tried
    expect(to).toMatchObject({ endpoint, ...keys })
    expect(urgency).toBe('high')
    expect(JSON.parse(payload)).toMatchObject({
      title: 'Новое сообщение в заявке № 17',
      body: 'Не горит лампа',
      link: '/requests/17',
    })
    const { rows } = await withClient(cloud.database.superuser, (client) =>
      client.query("select purpose, address from consent where user_id = $1 and purpose = 'notifications'", [
        ids.get(anna),
      ]),
    )
    expect(rows).toEqual([{ purpose: 'notifications', address: '127.0.0.1' }])
  })

  it('that is gone is forgotten', async () => {
    await device(anna)
    cloud.push.next = [{ outcome: 'gone' }]
    await say(anna)
    await vi.waitFor(async () => expect(await subscriptions()).toEqual([]), { timeout: 5_000 })
  })

  it('is tried again while its push service is away', async () => {
    await device(anna)
    cloud.push.next = [{ outcome: 'later', reason: 'away' }]
    await say(anna)
    await vi.waitFor(() => expect(cloud.push.tried).toHaveLength(1), { timeout: 5_000 })
    await withClient(cloud.database.superuser, (client) =>
      client.query("update pgboss.job_common set start_after = now() where name = 'notification-push'"),
    )
    await vi.waitFor(
      () => {
        cloud.clock.advance(2_000)
        expect(cloud.push.tried).toHaveLength(2)
      },
      { timeout: 10_000, interval: 50 },
    )
  })

  it('sleeps on when the kind is switched off, and when it was switched off itself', async () => {
    await device(anna)
    await post(anna, '/api/notifications/settings', { kind: 'requests', channel: 'push', isOn: false }, 'PUT')
    await say(anna)
    await device(maria, `${endpoint}2`)
    await post(maria, '/api/push-subscriptions', { endpoint: `${endpoint}2` }, 'DELETE')
    await say(maria)
    await say(anna, { template: 'privacy.erasure-cancelled', values: {} })
    await vi.waitFor(() => expect(cloud.push.tried).toHaveLength(1), { timeout: 5_000 })
    expect(cloud.push.tried[0]?.payload).toContain('Удаление')
  })

  it('passes to whoever uses the browser now', async () => {
    await device(anna)
    await device(maria)
    await say(anna)
    await say(maria, { values: { number: '9', title: 'Её' } })
    await vi.waitFor(() => expect(cloud.push.tried).toHaveLength(1), { timeout: 5_000 })
    expect(cloud.push.tried[0]?.payload).toContain('Её')
  })

  it.each([
    'http://push.example.org/x',
    'https://localhost/x',
    'https://127.0.0.1/x',
    'https://10.1.2.3/x',
    'https://[::1]/x',
    'https://push.example.org:8443/x',
    'https://user@push.example.org/x',
    'javascript:alert(1)',
  ])('is refused at %s', async (at) => {
    const refused = await device(anna, at)
    expect(refused.status).toBe(400)
    expect(await subscriptions()).toEqual([])
  })

  it('goes with its session', async () => {
    await device(maria)
    await cloud.database.db.orm.execute(sql`delete from session where user_id = ${ids.get(maria)}`)
    expect(await subscriptions()).toEqual([])
  })
})

describe('a letter', () => {
  const letters = async () => {
    const { rows } = await withClient(cloud.database.superuser, (client) =>
      client.query<{ recipient: string; text: string }>("select * from outbox_message where kind = 'mail'"),
    )
    return rows
  }

  it('goes to the confirmed address only, with the words and the way there', async () => {
    const { orm } = cloud.database.db
    const hers = eq(user.id, ids.get(anna) ?? '')
    await orm.update(user).set({ email: 'anna@example.org', emailVerified: false }).where(hers)
    await say(anna, { values: { number: '1', title: 'нет' } })
    await vi.waitFor(async () => {
      const { rows } = await withClient(cloud.database.superuser, (client) =>
        client.query('select from notification_task'),
      )
      expect(rows).toEqual([])
    })
    await orm.update(user).set({ emailVerified: true }).where(hers)
    await say(anna, { values: { number: '2', title: 'да' } })
    await vi.waitFor(async () => expect(await letters()).toHaveLength(1), { timeout: 5_000 })
    expect(JSON.stringify(await letters())).toContain('http://localhost:8080/requests/17')
    expect(JSON.stringify(await letters())).not.toContain('нет')
    // Whoever reads the app in English is written to in English.
    await cloud.ask(anna, '/api/me', { headers: { 'accept-language': 'en' } })
    await say(anna, { values: { number: '3', title: 'yes' } })
    await vi.waitFor(async () => expect(await letters()).toHaveLength(2), { timeout: 5_000 })
    expect(JSON.stringify(await letters())).toContain('New message in request no. 3')
    await say(anna, { channels: [] })
    await post(anna, '/api/notifications/settings', { kind: 'requests', channel: 'mail', isOn: false }, 'PUT')
    await say(anna)
    await vi.waitFor(async () => {
      const { rows } = await withClient(cloud.database.superuser, (client) =>
        client.query('select from notification_task'),
      )
      expect(rows).toEqual([])
    })
    expect(await letters()).toHaveLength(2)
  })
})

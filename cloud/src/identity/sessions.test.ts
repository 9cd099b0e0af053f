import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { problemView } from '../platform/http/index.ts'
import { type Ask, anna, oleg, startTestCloud, type TestCloud } from '../test-cloud.ts'
import { FakeMessages } from './fake-messages.ts'
import { followSessions } from './follow-sessions.ts'
import { createIdentity } from './identity.ts'
import { openSecret } from './open-secret.ts'
import { resolveActor } from './resolve-actor.ts'

const log = pino({ level: 'silent' })
let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
})
afterAll(() => cloud.stop())

const pixel =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36'
const laptop = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'

const list = z.object({ sessions: z.array(z.strictObject(shape())) })

function shape() {
  return {
    id: z.uuid(),
    current: z.boolean(),
    browser: z.string().nullable(),
    system: z.string().nullable(),
    form: z.string().nullable(),
    startedAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    address: z.string().nullable(),
  }
}

/** A browser of its own, signed in. */
async function signIn(phone: string, userAgent: string) {
  const post = (path: string, body: object) =>
    cloud.ask(undefined, path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': userAgent },
      body: JSON.stringify(body),
    })
  // Codes have their limits, and sign-ins of earlier tests count.
  await cloud.database.pool.query('delete from rate_limit')
  const code = await cloud.codeAfter(phone, () => post('/api/auth/code', { phone }))
  const verified = await post('/api/auth/verify', { phone, code })
  expect(verified.status).toBe(200)
  const cookie = verified.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const ask = (path: string, init: Ask = {}) => cloud.ask(undefined, path, { ...init, headers: { cookie } })
  const sessions = async () => list.parse(await (await ask('/api/sessions')).json()).sessions
  const end = (path: string) => ask(`/api/sessions${path}`, { method: 'DELETE' })
  const isIn = async () => (await ask('/api/me')).status === 200
  return { cookie, ask, sessions, end, isIn }
}

beforeEach(async () => {
  await cloud.database.pool.query('delete from session')
  // What this node remembers of them goes by itself.
  cloud.clock.advance(2_000)
})

describe('R14 the list of sessions', () => {
  it('tells the devices of a person apart, this one first, and hands out nothing to sign in with', async () => {
    const [phone, desk] = [await signIn(anna, pixel), await signIn(anna, laptop)]
    await signIn(oleg, laptop)
    const answer = await phone.ask('/api/sessions')
    const text = await answer.text()
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(list.parse(JSON.parse(text)).sessions).toMatchObject([
      { current: true, browser: 'Chrome', system: 'Android', form: 'phone', address: '127.0.0.*' },
      { current: false, browser: 'Firefox', system: 'Linux', form: 'computer', address: '127.0.0.*' },
    ])
    const { rows } = await cloud.database.pool.query('select token_hash from session')
    for (const { token_hash: hash } of rows) expect(text).not.toContain(hash)
    for (const { cookie } of [phone, desk]) expect(text).not.toContain(cookie.split(/[=.]/)[1])
  })

  it('tells when each was last used, right to five minutes', async () => {
    const [phone, desk] = [await signIn(anna, pixel), await signIn(anna, laptop)]
    const before = cloud.clock.now()
    cloud.clock.advance(3_600_000)
    expect(await desk.isIn()).toBe(true)
    cloud.clock.advance(60_000)
    const seen = (await phone.sessions()).map(({ lastSeenAt }) => Date.parse(lastSeenAt) - before)
    expect(seen).toEqual([3_660_000, 3_600_000])
    const { rows } = await cloud.database.pool.query('select count(*) from session where last_seen_at is not null')
    expect(Number(rows[0].count)).toBe(2)
  })

  it('leaves out what has run out', async () => {
    const phone = await signIn(anna, pixel)
    await signIn(anna, laptop)
    await cloud.database.pool.query("update session set expires_at = now() - interval '1 day' where user_agent = $1", [
      laptop,
    ])
    expect(await phone.sessions()).toHaveLength(1)
  })
})

describe('R14 ending a session', () => {
  it('of another device: its cookie is refused at once', async () => {
    const [phone, desk] = [await signIn(anna, pixel), await signIn(anna, laptop)]
    expect(await desk.isIn()).toBe(true)
    const other = (await phone.sessions()).find(({ current }) => !current)
    expect((await phone.end(`/${other?.id}`)).status).toBe(204)
    expect([await desk.isIn(), await phone.isIn()]).toEqual([false, true])
    expect((await phone.end(`/${other?.id}`)).status).toBe(404)
  })

  it('of this device takes its cookie away', async () => {
    const phone = await signIn(anna, pixel)
    const [own] = await phone.sessions()
    const answer = await phone.end(`/${own?.id.toUpperCase()}`)
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')])
    expect(await phone.isIn()).toBe(false)
  })

  it('of somebody else is as if there were none, and leaves it alone', async () => {
    const [phone, stranger] = [await signIn(anna, pixel), await signIn(oleg, laptop)]
    const [own] = await phone.sessions()
    const answer = await stranger.end(`/${own?.id}`)
    expect([answer.status, problemView.parse(await answer.json()).code]).toEqual([404, 'session.unknown'])
    expect(await phone.isIn()).toBe(true)
  })

  it.each([
    '/nothing',
    '/1',
    "/'%20or%201=1--",
    '/%00',
    `/${'a'.repeat(2_000)}`,
    '/00000000-0000-0000-0000-000000000000',
  ])('of no session answers 404: %s', async (path) => {
    const phone = await signIn(anna, pixel)
    expect((await phone.end(path)).status).toBe(404)
    expect(await phone.isIn()).toBe(true)
  })

  it('everywhere but here, and everywhere', async () => {
    const [phone, desk, stranger] = [await signIn(anna, pixel), await signIn(anna, laptop), await signIn(oleg, laptop)]
    const others = await phone.end('?keep=current')
    expect([others.status, await others.json()]).toEqual([200, { ended: 1 }])
    expect(others.headers.get('set-cookie')).toBeNull()
    expect([await desk.isIn(), await phone.isIn()]).toEqual([false, true])
    const all = await phone.end('')
    expect([all.status, await all.json()]).toEqual([200, { ended: 1 }])
    expect(all.headers.get('set-cookie')).toContain('Max-Age=0')
    expect([await phone.isIn(), await stranger.isIn()]).toEqual([false, true])
    expect((await phone.end('')).status).toBe(401)
    expect((await stranger.end('?keep=all')).status).toBe(400)
  })

  it('is heard by other nodes at once', async () => {
    const [phone, desk] = [await signIn(anna, pixel), await signIn(anna, laptop)]
    const { database, clock, pki, notifications } = cloud
    const ctx = { db: database.db, clock, log }
    const there = createIdentity({
      ...{ db: database.db, log, secret: openSecret(pki.files), messages: new FakeMessages() },
      publicUrl: cloud.publicUrl,
    })
    followSessions(there, notifications)
    const known = async () => (await resolveActor(ctx, there, desk.cookie)).actor.kind
    expect(await known()).toBe('user')
    await phone.end('?keep=current')
    // Virtual time stands still: what that node remembers does not run out by itself.
    await vi.waitFor(async () => expect(await known()).toBe('anonymous'), { timeout: 2_000 })
  })

  it.each([
    ['ended elsewhere', (phone: Device) => phone.end('?keep=current')],
    ['signed out in another tab', (_phone: Device, desk: Device) => desk.ask('/api/auth/sign-out', { method: 'POST' })],
  ])('cuts its open pages: %s', async (_how, end) => {
    const [phone, desk] = [await signIn(anna, pixel), await signIn(anna, laptop)]
    const [kept, cut] = [await phone.ask('/api/live'), await desk.ask('/api/live')]
    expect(cloud.hub.listeners()).toHaveLength(2)
    await end(phone, desk)
    // The body ends: no virtual time passes.
    expect(await cut.text()).toContain('event: hello')
    expect(cloud.hub.listeners()).toHaveLength(1)
    await kept.body?.cancel()
  })

  it('cuts a page within seconds even when the word of it was missed', async () => {
    const phone = await signIn(anna, pixel)
    const page = await phone.ask('/api/live')
    await cloud.database.pool.query('delete from session')
    const whole = page.text()
    cloud.clock.advance(3_000)
    expect(await whole).toContain('event: hello')
  })
})

type Device = Awaited<ReturnType<typeof signIn>>

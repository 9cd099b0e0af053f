import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../platform/clock.ts'
import type { OpenDatabase } from '../platform/database/index.ts'
import { requestCode } from './request-code.ts'
import { resolveActor } from './resolve-actor.ts'
import { signOut } from './sign-out.ts'
import { sweepIdentity } from './sweep.ts'
import { openTestDatabase, type TestHouse, testHouse } from './test-house.ts'
import { verifyCode } from './verify-code.ts'

let database: OpenDatabase
beforeAll(async () => {
  database = await openTestDatabase()
}, 60_000)
afterAll(() => database.stop())

const dayMs = 24 * 60 * 60 * 1000
const start = Date.UTC(2026, 10, 20, 9)

// better-auth reads the time from Date: here both of them do, so that days can pass.
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: start }))
afterEach(() => vi.useRealTimers())

function house(): TestHouse {
  const made = testHouse(database)
  return { ...made, ctx: { ...made.ctx, clock: systemClock } }
}

let lastPhone = 9_100_000_000
async function signIn({ ctx, identity, sms }: TestHouse) {
  lastPhone += 1
  const phone = `+7${lastPhone}`
  const address = `203.0.113.${lastPhone % 250}`
  await requestCode(ctx, identity, { phone, address, language: 'en' })
  const signedIn = await verifyCode(ctx, identity, { phone, code: sms.codeFor(phone), address, userAgent: undefined })
  const [setCookie = ''] = signedIn.cookies
  return { ...signedIn, setCookie, cookie: setCookie.split(';')[0] ?? '' }
}

const actorOf = async ({ ctx, identity }: TestHouse, cookie: string | undefined) =>
  (await resolveActor(ctx, identity, cookie)).actor

describe('the cookie', () => {
  it('is bound to the host, to a secure connection and away from scripts', async () => {
    const { setCookie } = await signIn(house())
    const [pair, ...attributes] = setCookie.split('; ')
    expect(pair).toMatch(/^__Host-domovoy=\w{32}\.[\w%]+$/)
    expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax', 'Secure'])
  })

  it('has another beside it that lives as long, by which a page knows that there is a session', async () => {
    const here = house()
    const { cookies, cookie } = await signIn(here)
    const beside = (value: string, life: string) =>
      `domovoy-signed-in=${value}; Max-Age=${life}; Path=/; Secure; SameSite=Lax`
    expect(cookies[1]).toBe(beside('1', '2592000'))
    expect(await actorOf(here, 'domovoy-signed-in=1')).toEqual({ kind: 'anonymous' })
    expect((await signOut(here.ctx, here.identity, cookie))[1]).toBe(beside('', '0'))
  })

  it('names the person', async () => {
    const here = house()
    const { cookie, user } = await signIn(here)
    expect(await actorOf(here, cookie)).toMatchObject({ kind: 'user', userId: user.id })
    expect(await actorOf(here, `theme=dark; ${cookie}; other=1`)).toMatchObject({ kind: 'user', userId: user.id })
  })

  it.each([
    ['nothing', undefined],
    ['another cookie', 'theme=dark'],
    ['no value', '__Host-domovoy='],
    ['no signature', '__Host-domovoy=E7cTM2eYbRbP7rtSmBhYYcvRtoO38X2h'],
    [
      'a foreign signature',
      '__Host-domovoy=E7cTM2eYbRbP7rtSmBhYYcvRtoO38X2h.YJxPmJkQQINqKByhNd08sTnUlUkN6Yk1pLJhqfoSyHE%3D',
    ],
    ['broken escapes', '__Host-domovoy=%E0%A4%A.%'],
    ['ten kilobytes', `__Host-domovoy=${'a'.repeat(10_000)}`],
    ['SQL', "__Host-domovoy=' or 1=1 --"],
  ])('that says %s is nobody, and never reaches the database', async (_what, cookie) => {
    const here = house()
    const query = vi.spyOn(pg.Client.prototype, 'query')
    expect(await actorOf(here, cookie)).toEqual({ kind: 'anonymous' })
    expect(query).not.toHaveBeenCalled()
    query.mockRestore()
  })

  it('with the hash from the database in place of the token is nobody', async () => {
    const here = house()
    const { cookie, user } = await signIn(here)
    const { rows } = await database.pool.query('select token_hash from session where user_id = $1', [user.id])
    const forged = cookie.replace(/=\w{32}/, `=${rows[0].token_hash}`)
    expect(await actorOf(here, forged)).toEqual({ kind: 'anonymous' })
  })
})

describe('a session', () => {
  it('costs one query, then none for two seconds', async () => {
    const here = house()
    const { cookie } = await signIn(here)
    const query = vi.spyOn(pg.Client.prototype, 'query')
    await actorOf(here, cookie)
    await actorOf(here, cookie)
    expect(query).toHaveBeenCalledTimes(1)
    vi.setSystemTime(start + 2000)
    await actorOf(here, cookie)
    expect(query).toHaveBeenCalledTimes(2)
    query.mockRestore()
  })

  it('survives a restart', async () => {
    const { cookie, user } = await signIn(house())
    expect(await actorOf(house(), cookie)).toMatchObject({ userId: user.id })
  })

  it('ends at once with the sign-out, on other nodes two seconds later', async () => {
    const [here, there] = [house(), house()]
    const { cookie } = await signIn(here)
    await actorOf(here, cookie)
    await actorOf(there, cookie)
    const [taken = ''] = await signOut(here.ctx, here.identity, cookie)
    expect(taken).toBe('__Host-domovoy=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax')
    expect(await actorOf(here, cookie)).toEqual({ kind: 'anonymous' })
    vi.setSystemTime(start + 2000)
    expect(await actorOf(there, cookie)).toEqual({ kind: 'anonymous' })
  })

  it('of one device stays when another signs out', async () => {
    const here = house()
    const [phone, laptop] = [await signIn(here), await signIn(here)]
    await signOut(here.ctx, here.identity, phone.cookie)
    expect(await actorOf(here, laptop.cookie)).toMatchObject({ userId: laptop.user.id })
  })

  it('is not needed to sign out', async () => {
    const { ctx, identity } = house()
    expect(await signOut(ctx, identity, undefined)).toHaveLength(2)
    expect(await signOut(ctx, identity, '__Host-domovoy=made.up')).toHaveLength(2)
  })

  it('unused lives thirty days', async () => {
    const here = house()
    const { cookie } = await signIn(here)
    vi.setSystemTime(start + 30 * dayMs)
    expect(await actorOf(here, cookie)).toEqual({ kind: 'anonymous' })
    await sweepIdentity(here.ctx)
  })

  it('in use is prolonged, at most once a day', async () => {
    const here = house()
    const { cookie, user } = await signIn(here)
    vi.setSystemTime(start + dayMs - 1000)
    expect((await resolveActor(here.ctx, here.identity, cookie)).cookies).toEqual([])
    vi.setSystemTime(start + 29 * dayMs)
    const renewed = await resolveActor(here.ctx, here.identity, cookie)
    expect(renewed.actor).toMatchObject({ userId: user.id })
    expect(renewed.cookies[0]?.startsWith(`${cookie}; Max-Age=2592000;`)).toBe(true)
    expect((await resolveActor(here.ctx, here.identity, cookie)).cookies).toEqual([])
    vi.setSystemTime(start + 58 * dayMs)
    expect(await actorOf(here, cookie)).toMatchObject({ userId: user.id })
  })

  it('is left as it is by who only looks: the new end would not reach the cookie', async () => {
    const here = house()
    const { cookie } = await signIn(here)
    vi.setSystemTime(start + 29 * dayMs)
    const looked = await resolveActor(here.ctx, here.identity, cookie, { mayProlong: false })
    expect(looked).toMatchObject({ actor: { kind: 'user' }, cookies: [] })
    expect((await resolveActor(here.ctx, here.identity, cookie)).cookies).toHaveLength(2)
  })

  it('is swept away when it has run out, and its limits and codes with it', async () => {
    const here = house()
    await signIn(here)
    vi.setSystemTime(start + 365 * dayMs)
    await sweepIdentity(here.ctx)
    const { rows } = await database.pool.query(
      'select (select count(*) from session) + (select count(*) from sign_in_code) + (select count(*) from rate_limit) as n',
    )
    expect(Number(rows[0].n)).toBe(0)
  })
})

import { Hono } from 'hono'
import { generateSpecs } from 'hono-openapi'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { OpenDatabase } from '../platform/database/index.ts'
import { answerProblem, type HttpEnv, problemView, requirePolicies } from '../platform/http/index.ts'
import { requestAddress, trustedProxies } from '../platform/limits/index.ts'
import { outboxSenders } from '../platform/outbox/index.ts'
import type { IdentityMessages } from './identity-messages.ts'
import { resolveActor } from './resolve-actor.ts'
import { identityRoutes } from './routes.ts'
import { sameOriginOnly } from './same-origin.ts'
import { openTestDatabase, testHouse } from './test-house.ts'

let database: OpenDatabase
beforeAll(async () => {
  database = await openTestDatabase()
}, 60_000)
afterAll(() => database.stop())

let lastPhone = 9_200_000_000
const newPhone = () => `+7${++lastPhone}`

const outboxView = z.object({ messages: z.array(z.looseObject({ text: z.string() })) })
const codeOf = async (answer: Response) => problemView.parse(await answer.json()).code

/** The application as far as sign-in goes, and a browser that calls it from an address. */
function house({ isDemo = true } = {}) {
  const made = testHouse(database)
  const outbox = outboxSenders(database.db, made.clock)
  const messages: IdentityMessages = {
    carries: () => true,
    queue: async (_tx, { to, values: { code }, expiresAt }) => {
      await outbox.sms.send({ id: uuidv7(), to, text: `Код ${code}`, expiresAt }, new AbortController().signal)
    },
    hurry: () => {},
  }
  const identity = { ...made.identity, messages: isDemo ? messages : made.sms }
  const app = new Hono<HttpEnv>()
  app.onError((error, c) => answerProblem(error, c))
  app.use(sameOriginOnly('https://home.example'), async (c, next) => {
    const { actor } = await resolveActor(made.ctx, identity, c.req.header('cookie'))
    c.set('log', made.ctx.log)
    c.set('traceId', 'test')
    c.set('ctx', { ...made.ctx, actor })
    await next()
  })
  const addressOf = requestAddress(trustedProxies(['10.0.0.1']))
  app.route('/', identityRoutes({ identity, addressOf, isDemo }))
  app.get('/whoami', (c) => c.json(c.var.ctx.actor))
  const call = (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    from = '203.0.113.5',
  ) =>
    app.request(
      path,
      {
        method,
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      },
      { incoming: { socket: { remoteAddress: from, remotePort: 1, remoteFamily: 'IPv4' } } },
    )
  return { ...made, app, call }
}

describe('sign-in over HTTP', () => {
  it('goes from a phone to a session and back', async () => {
    const { call } = house()
    const phone = newPhone()
    const asked = await call('POST', '/api/auth/code', { phone: phone.replace('+7', '8 ') })
    expect(asked.status).toBe(202)
    expect(await asked.json()).toEqual({ phone, resendAfterS: 180, codeLength: 4, codeLivesS: 600 })

    const outbox = outboxView.parse(await (await call('GET', '/api/outbox')).json())
    expect(outbox.messages[0]).toMatchObject({ kind: 'sms', to: phone, at: expect.stringMatching(/Z$/) })
    const code = String(outbox.messages[0]?.text).match(/\d{4}/)?.[0]

    const entered = await call('POST', '/api/auth/verify', { phone, code: ` ${code} ` })
    expect(entered.status).toBe(200)
    expect(await entered.json()).toEqual({
      needsSecondFactor: false,
      user: { id: expect.any(String), name: '', phone },
    })
    expect(entered.headers.get('cache-control')).toBe('no-store')
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(await (await call('GET', '/whoami', undefined, { cookie })).json()).toMatchObject({ kind: 'user' })

    const left = await call('POST', '/api/auth/sign-out', undefined, { cookie })
    expect([left.status, left.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')])
    expect(await (await call('GET', '/whoami', undefined, { cookie })).json()).toEqual({ kind: 'anonymous' })
  })

  it('says what is wrong, in the language asked for', async () => {
    const { call } = house()
    const phone = newPhone()
    const refused = await call('POST', '/api/auth/code', { phone: '912' }, { 'accept-language': 'en-GB,en' })
    expect([refused.status, refused.headers.get('content-type')]).toEqual([400, 'application/problem+json'])
    expect(await refused.json()).toMatchObject({
      code: 'phone.invalid',
      reason: 'length',
      title: 'Check the phone number',
    })

    expect(await (await call('POST', '/api/auth/verify', { phone, code: '0000' })).json()).toMatchObject({
      code: 'code.expired',
      title: 'Код больше не действует',
    })
    await call('POST', '/api/auth/code', { phone })
    expect(await (await call('POST', '/api/auth/verify', { phone, code: 'abcd' })).json()).toMatchObject({
      code: 'code.wrong',
      triesLeft: 4,
      detail: expect.stringContaining('Осталось попыток: 4'),
    })
    const limited = await call('POST', '/api/auth/code', { phone })
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '180'])
    expect(await limited.json()).toMatchObject({ code: 'code.limited', retryAfterS: 180 })
  })

  it.each([
    ['no JSON', '{'],
    ['another shape', '{"phone":{"$ne":null}}'],
    ['a list', '[]'],
    ['nothing', ''],
    ['a number', '{"phone":79000000001}'],
  ])('refuses %s', async (_what, body) => {
    const { call } = house()
    for (const path of ['/api/auth/code', '/api/auth/verify']) {
      const answer = await call('POST', path, body)
      expect([path, answer.status, await codeOf(answer)]).toEqual([path, 400, 'input.invalid'])
    }
  })

  it('refuses what another site sends', async () => {
    const { call } = house()
    for (const path of ['/api/auth/code', '/api/auth/verify', '/api/auth/sign-out']) {
      const answer = await call('POST', path, {}, { 'sec-fetch-site': 'cross-site', cookie: '__Host-domovoy=x' })
      expect([answer.status, await codeOf(answer)]).toEqual([403, 'origin.forbidden'])
    }
  })

  it('counts addresses by the socket; what a stranger writes into X-Forwarded-For changes nothing', async () => {
    const { call } = house()
    const statuses: number[] = []
    for (let n = 0; n < 31; n++) {
      const headers = { 'x-forwarded-for': `198.51.100.${n}`, 'x-real-ip': `198.51.100.${n}` }
      statuses.push((await call('POST', '/api/auth/code', { phone: newPhone() }, headers, '203.0.113.77')).status)
    }
    expect(statuses.filter((status) => status === 202)).toHaveLength(30)
    expect(statuses.at(-1)).toBe(429)
    const viaProxy = { 'x-forwarded-for': '203.0.113.78' }
    expect((await call('POST', '/api/auth/code', { phone: newPhone() }, viaProxy, '10.0.0.1')).status).toBe(202)
    const sameViaProxy = { 'x-forwarded-for': '198.51.100.9, 203.0.113.77' }
    expect((await call('POST', '/api/auth/code', { phone: newPhone() }, sameViaProxy, '10.0.0.1')).status).toBe(429)
  })
})

it('shows the outbox in the demo only', async () => {
  const answer = await house({ isDemo: false }).call('GET', '/api/outbox')
  expect([answer.status, await codeOf(answer)]).toEqual([404, 'outbox.closed'])
})

it('serves no route of better-auth itself', async () => {
  const { call } = house()
  for (const path of [
    '/phone-number/verify',
    '/phone-number/send-otp',
    '/get-session',
    '/list-sessions',
    '/sign-up/email',
  ]) {
    expect((await call('POST', `/api/auth${path}`, {})).status).toBe(404)
  }
})

it('names a policy for every route and describes each with its errors', async () => {
  const { app, identity } = house()
  const routes = identityRoutes({ identity, addressOf: () => '', isDemo: true })
  requirePolicies(routes)
  const { paths } = await generateSpecs(app)
  expect(Object.keys(paths ?? {})).toEqual(
    expect.arrayContaining(['/api/auth/code', '/api/auth/verify', '/api/auth/sign-out', '/api/outbox']),
  )
  expect(Object.keys(paths?.['/api/auth/verify']?.post?.responses ?? {})).toEqual(
    expect.arrayContaining(['200', '400', '429']),
  )
})

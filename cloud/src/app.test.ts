import { sql } from 'drizzle-orm'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { everybody, type HttpEnv, requirePolicies, route } from './platform/http/index.ts'
import { anna, house, maria, oleg, startTestCloud, type TestCloud } from './test-cloud.ts'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
  for (const phone of [anna, oleg]) expect((await cloud.ask(phone, '/api/me')).status).toBe(200)
})
afterAll(() => cloud.stop())

const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
})

describe('every route', () => {
  /** Each with what its path names filled in from the first house, in a body that serves it where it wants one. */
  const asked = () =>
    cloud.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/entrances/:id'))
      .map(({ method, path }) => `${method} ${path}`)

  it("says nothing of a house to another company's people, and does nothing for them", async () => {
    const routes = new Set(asked())
    expect(routes.size).toBeGreaterThanOrEqual(5)
    for (const name of routes) {
      const [method = '', pattern = ''] = name.split(' ')
      const path = pattern.replace(':id', house.entranceId).replace(/:\w+/, house.controllerId)
      const headers = { 'idempotency-key': house.controllerId, 'content-type': 'application/sdp' }
      const body = method === 'POST' ? { body: 'v=0\r\nm=video 9 UDP 96\r\n' } : {}
      const response = await cloud.ask(oleg, path, { method, headers, ...body })
      expect(response.status, name).toBe(404)
      expect(problem.parse(await response.json()).code, name).toMatch(/^(entrance|viewer)\.unknown$/)
    }
    expect(cloud.controller.commands).toEqual([])
  })

  it('that is not open to everybody wants a session', async () => {
    const { paths } = z
      .object({ paths: z.record(z.string(), z.record(z.string(), z.looseObject({ description: z.string() }))) })
      .parse(await (await cloud.ask(undefined, '/api/openapi.json')).json())
    // Each that is open to everybody says why; the rest is told by what it answers.
    const isOpen = (method: string, path: string) =>
      paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]?.description.startsWith('Who may: everybody')
    for (const { method, path } of cloud.app.routes) {
      if (method === 'ALL' || isOpen(method, path)) continue
      const response = await cloud.ask(undefined, path.replaceAll(/:\w+/g, house.entranceId), { method })
      expect(response.status, `${method} ${path}`).toBe(401)
    }
  })

  it('names a policy, or the process does not start', () => {
    const bare = new Hono<HttpEnv>().get('/api/bare', (c) => c.text('x'))
    expect(() => requirePolicies(bare)).toThrow('GET /api/bare')
    const all = new Hono<HttpEnv>().all('/api/all', (c) => c.text('x'))
    expect(() => requirePolicies(all)).toThrow('ALL /api/all')
    const described = route({ summary: 'x', tag: 'x', policy: everybody('a test') })
    expect(() => requirePolicies(new Hono<HttpEnv>().get('/api/fine', described, (c) => c.text('x')))).not.toThrow()
  })
})

describe('an answer to what went wrong', () => {
  const codeRequest = (body: string, headers: Record<string, string> = {}) =>
    cloud.ask(undefined, '/api/auth/code', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    })

  it('speaks the language asked for', async () => {
    const titles: Record<string, string> = {
      ru: 'Нужно войти',
      'en-GB,en;q=0.9': 'Sign in first',
      'ru;q=0.4, en;q=0.3': 'Нужно войти',
      '%%;q=x': 'Нужно войти',
    }
    for (const [language, title] of Object.entries(titles)) {
      const response = await cloud.ask(undefined, '/api/me', { headers: { 'accept-language': language } })
      expect(response.headers.get('content-type')).toBe('application/problem+json')
      expect(problem.parse(await response.json())).toMatchObject({ title, status: 401, code: 'session.required' })
    }
  })

  it('lists the fields that do not serve', async () => {
    const response = await codeRequest('{"phone":5}')
    expect(response.status).toBe(400)
    const fields = [{ path: 'phone', code: 'invalid_type', message: expect.stringContaining('число') }]
    expect(await response.json()).toMatchObject({ code: 'input.invalid', fields })
  })

  it.each(['{"phone":', '', '[]', 'null', '\u0000', '"', '{"phone":{"a":1}}', '{"__proto__":1}'])(
    'refuses the body %j',
    async (body) => {
      const response = await codeRequest(body)
      expect(response.status).toBe(400)
      expect(problem.parse(await response.json()).code).toBe('input.invalid')
    },
  )

  it('refuses a body beyond measure', async () => {
    expect((await codeRequest(`{"phone":"${'1'.repeat(100_000)}"}`)).status).toBe(413)
  })

  it('tells nothing of what nobody foresaw, but a number to find it by', async () => {
    vi.spyOn(cloud.database.db, 'as').mockRejectedValueOnce(new Error('secret: hunter2'))
    const response = await cloud.ask(anna, '/api/me')
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(text).not.toContain('hunter2')
    expect(JSON.parse(text)).toMatchObject({ code: 'internal', traceId: response.headers.get('x-trace-id') })
  })

  it('says that the database is away', async () => {
    const gone = Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' })
    vi.spyOn(cloud.database.db, 'as').mockRejectedValueOnce(new Error('wrapped', { cause: gone }))
    const response = await cloud.ask(anna, '/api/me')
    expect(response.status).toBe(503)
    expect(problem.parse(await response.json()).code).toBe('database.unavailable')
  })

  it('refuses what another site causes', async () => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    const response = await cloud.ask(anna, '/api/auth/sign-out', { method: 'POST', headers })
    expect(problem.parse(await response.json())).toMatchObject({ status: 403, code: 'origin.forbidden' })
  })
})

describe('what stands around the API', () => {
  const text = async (path: string) => {
    const response = await cloud.ask(undefined, path)
    return { status: response.status, text: await response.text(), headers: response.headers }
  }

  it('tells whether it lives and can serve', async () => {
    expect(await text('/healthz')).toMatchObject({ status: 200 })
    expect(await text('/readyz')).toMatchObject({ status: 200 })
    cloud.broker.connected = false
    vi.spyOn(cloud.database.db, 'isReachable').mockResolvedValueOnce(false)
    const { status, text: body } = await text('/readyz')
    cloud.broker.connected = true
    expect({ status, body: JSON.parse(body) as unknown }).toEqual({
      status: 503,
      body: { status: 'unavailable', missing: ['database', 'broker'] },
    })
  })

  it('counts', async () => {
    cloud.controller.say()
    await cloud.ask(anna, `/api/entrances/${house.entranceId}/open`, {
      method: 'POST',
      headers: { 'idempotency-key': crypto.randomUUID() },
    })
    const { text: figures } = await text('/metrics')
    const lines = figures.split('\n')
    expect(lines).toContain('domovoy_openings_total{outcome="opened"} 1')
    expect(figures).toContain('domovoy_controllers_online 1')
    expect(figures).toMatch(
      /domovoy_http_seconds_count\{method="POST",route="\/api\/entrances\/:id\/open",status="200"\} 1/,
    )
  })

  it('describes the API: every route, its faults, its bodies', async () => {
    const document = z
      .looseObject({
        openapi: z.literal('3.1.0'),
        paths: z.record(
          z.string(),
          z.record(z.string(), z.looseObject({ responses: z.record(z.string(), z.unknown()) })),
        ),
      })
      .parse(JSON.parse((await text('/api/openapi.json')).text))
    const open = document.paths['/api/entrances/{id}/open']?.post
    expect(Object.keys(open?.responses ?? {})).toEqual(['200', '400', '403', '404', '409', '422', '503', '504'])
    for (const { method, path } of cloud.app.routes) {
      if (method === 'ALL') continue
      const described = document.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
      expect(described?.summary, `${method} ${path}`).toBeTruthy()
    }
  })

  it('serves the readable page whole from here, without a script in it', async () => {
    const { text: page, headers } = await text('/api/docs')
    expect(headers.get('content-security-policy')).toContain("script-src 'self';")
    expect(page).not.toMatch(/<script>|https?:\/\//)
    for (const [, path] of page.matchAll(/(?:src|href)="([^"]+)"/g))
      expect((await text(path ?? '')).status, path).toBe(200)
    expect((await text('/api/docs/..%2fpackage.json')).status).toBe(404)
    expect((await text('/api/docs/%2e%2e%2f%2e%2e%2fpackage.json')).status).toBe(404)
  })

  it('hands out the certificate of its authority', async () => {
    const { text: pem, headers } = await text('/ca.crt')
    expect(headers.get('content-type')).toBe('application/x-x509-ca-cert')
    expect(pem).toBe(cloud.pki.caCertificate)
  })

  it('keeps what is not of the API from looking like it', async () => {
    expect(await text('/api/nothing')).toMatchObject({ status: 404 })
    expect(await text('/nothing.js')).toMatchObject({ status: 404 })
    expect(await text('/%ff')).toMatchObject({ status: expect.any(Number) })
    expect((await text('/..%2f..%2f..%2f..%2fetc%2fpasswd')).text).not.toContain('root:')
  })
})

describe('a session that is due to be prolonged', () => {
  const isDue = () => cloud.database.db.orm.execute(sql`update session set expires_at = now() + interval '20 days'`)
  // What was looked up a moment ago is not asked for again.
  const later = () => cloud.clock.advance(2_000)

  it('is so by a refusal too: the cookie must not end before it', async () => {
    await cloud.ask(maria, '/api/me')
    await isDue()
    later()
    const answer = await cloud.ask(maria, '/api/entrances/x')
    expect(answer.status).toBe(404)
    const [session, ...hints] = answer.headers.getSetCookie()
    expect(session).toMatch(/^__Host-domovoy=\w.*Max-Age=2592000/)
    expect(hints).toEqual([expect.stringMatching(/^domovoy-signed-in=1;.*Max-Age=2592000/)])
  })

  it('ends by a sign-out all the same', async () => {
    await isDue()
    later()
    const answer = await cloud.ask(maria, '/api/auth/sign-out', { method: 'POST' })
    const [session, ...hints] = answer.headers.getSetCookie()
    expect(session).toMatch(/^__Host-domovoy=; Max-Age=0/)
    expect(hints).toEqual([expect.stringMatching(/^domovoy-signed-in=; Max-Age=0/)])
  })
})

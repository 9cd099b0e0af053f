import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { otherCompany, ownCompany } from '../demo/index.ts'
import { session, user } from '../identity/tables.ts'
import { withClient } from '../platform/database/roles.ts'
import { anna, dmitry, gleb, nikolay, sergey, startTestCloud, type TestCloud, viktor } from '../test-cloud.ts'
import { permissions, permissionsOf, roles } from './permissions.ts'
import { staff } from './tables.ts'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
})
afterAll(() => cloud.stop())

interface Asked {
  method: string
  path: string
  /** That the route names. */
  permission: string
  init: { method: string; headers?: Record<string, string>; body?: string }
}

const document = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ description: z.string().optional() }))),
})

/** Every route of a company's staff, with ids and a body that its schema takes as far as that can be made up. */
async function staffRoutes(companyId: string): Promise<Asked[]> {
  const { paths } = document.parse(await (await cloud.ask(undefined, '/api/openapi.json')).json())
  const found = Object.entries(paths).filter(([path]) => path.startsWith('/api/companies/{companyId}'))
  return found.flatMap(([pattern, methods]) =>
    Object.entries(methods).map(([name, operation]) => {
      const method = name.toUpperCase()
      const path = pattern.replace('{companyId}', companyId).replaceAll(/\{\w+\}/g, () => crypto.randomUUID())
      const permission = permissions.find((it) => operation.description?.includes(it)) ?? ''
      const schema = jsonSchemaOf(operation)
      if (pattern.endsWith('/property-imports')) return { method, path, permission, init: { method, ...csvUpload } }
      if (schema === undefined) return { method, path, permission, init: { method } }
      const headers = { 'content-type': 'application/json' }
      return { method, path, permission, init: { method, headers, body: JSON.stringify(madeUp(schema)) } }
    }),
  )
}

/** One file in a multipart body (RFC 7578). */
const csvUpload = {
  headers: { 'content-type': 'multipart/form-data; boundary=cut' },
  body: '--cut\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\nа;б\r\n1;2\r\n--cut--\r\n',
}

type Schema = Record<string, unknown>

function jsonSchemaOf(operation: Schema): Schema | undefined {
  const step = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  const schema = ['requestBody', 'content', 'application/json', 'schema'].reduce<unknown>(step, operation)
  return typeof schema === 'object' && schema !== null ? { ...schema } : undefined
}

const texts: Record<string, string> = {
  uuid: '0196f5a4-0000-7000-8000-000000000001',
  email: 'x@example.org',
  date: '2026-01-01',
  'date-time': '2026-01-01T00:00:00Z',
}

/** A value that a schema takes: the smallest one that is easily found. */
function madeUp(schema: Schema): unknown {
  const { type, properties, items, enum: choices, const: only, format, minItems } = schema
  const either = [schema.anyOf, schema.oneOf].find(Array.isArray)
  if (either) return madeUp(either.find((it: Schema) => it.type === 'null') ?? either[0])
  if (only !== undefined) return only
  if (Array.isArray(choices)) return choices[0]
  if (type === 'object') {
    return Object.fromEntries(Object.entries(properties ?? {}).map(([key, its]) => [key, madeUp(its as Schema)]))
  }
  if (type === 'array') return Number(minItems ?? 0) > 0 ? [madeUp((items ?? {}) as Schema)] : []
  if (type === 'integer' || type === 'number') return schema.minimum ?? 8
  if (type === 'boolean') return false
  return texts[String(format)] ?? 'ab'
}

const problem = z.looseObject({ code: z.string(), status: z.int() })

/** Refused with nothing but the refusal. A body that could not be made up well enough is refused before the gate. */
async function expectRefused(asked: Asked, phone: string | undefined, allowed: readonly string[]): Promise<string> {
  const response = await cloud.ask(phone, asked.path, asked.init)
  const text = await response.text()
  const name = `${asked.method} ${asked.path}: ${text}`
  expect(response.headers.get('content-type'), name).toBe('application/problem+json')
  const { code } = problem.parse(JSON.parse(text))
  expect([...allowed, 'input.invalid'], name).toContain(code)
  expect(text).not.toMatch(/Смирнов|Иванова|Белова|Лесная/)
  return code
}

describe('every route of a company', () => {
  it("answers another company's administrator, a resident and the operator as if there were no such company", async () => {
    const routes = await staffRoutes(ownCompany.id)
    expect(routes.length).toBeGreaterThan(30)
    let judged = 0
    for (const asked of routes) {
      for (const phone of [sergey, anna, viktor]) {
        if ((await expectRefused(asked, phone, ['company.unknown'])) === 'company.unknown') judged++
      }
      await expectRefused(asked, undefined, ['session.required'])
    }
    // Most bodies could be made up, so the gate itself was asked.
    expect(judged / (routes.length * 3)).toBeGreaterThan(0.85)
  })

  it('wants a second factor of its own staff', async () => {
    await cloud.ask(dmitry, '/api/staff/me')
    const [person] = await cloud.database.db.orm.select().from(user).where(eq(user.phone, dmitry))
    await cloud.database.db.orm
      .update(session)
      .set({ secondFactorAt: null })
      .where(eq(session.userId, person?.id ?? ''))
    cloud.clock.advance(2_000)
    for (const asked of await staffRoutes(ownCompany.id)) await expectRefused(asked, dmitry, ['staff.second-factor'])
  })

  it('names a permission, and is closed to staff without it', async () => {
    const [person] = await cloud.database.db.orm.select().from(user).where(eq(user.phone, gleb))
    for (const asked of await staffRoutes(ownCompany.id)) {
      expect(permissions, `${asked.method} ${asked.path}`).toContain(asked.permission)
      const lacking = roles.find((role) => !permissionsOf([role]).some((it) => it === asked.permission))
      // What every role may do is closed to nobody who works here.
      if (lacking === undefined) continue
      await cloud.database.db.inTenant(ownCompany.id, (tx) =>
        tx
          .update(staff)
          .set({ roles: [lacking] })
          .where(eq(staff.userId, person?.id ?? '')),
      )
      await expectRefused(asked, gleb, ['staff.required'])
    }
  })

  it('is closed while the company is, and open for the same person elsewhere', async () => {
    const suspend = (isSuspended: boolean) =>
      cloud.ask(viktor, `/api/platform/companies/${otherCompany.id}/suspension`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ isSuspended }),
      })
    expect((await suspend(true)).status).toBe(204)
    for (const asked of await staffRoutes(otherCompany.id)) {
      await expectRefused(asked, sergey, ['staff.company-suspended'])
    }
    expect((await cloud.ask(nikolay, `/api/companies/${ownCompany.id}/staff`)).status).toBe(200)
    expect((await suspend(false)).status).toBe(204)
    expect((await cloud.ask(sergey, `/api/companies/${otherCompany.id}/staff`)).status).toBe(200)
  })
})

describe('every table of a company', () => {
  /** What a browser asks before anybody is known: which company a place belongs to. */
  const forEverybody = new Set(['company_address'])

  it('shows nothing of it in the name of another company, of its people, of the operator or of nobody', async () => {
    const { rows: tables } = await withClient(cloud.database.superuser, (client) =>
      client.query<{ name: string; key: string }>(`
        select c.relname as name, case c.relname when 'company' then 'id' else 'company_id' end as key
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and (
          c.relname = 'company'
          or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'company_id' and not a.attisdropped)
        )`),
    )
    expect(tables.length).toBeGreaterThan(15)
    const people = await cloud.database.db.orm.select({ id: user.id, phone: user.phone }).from(user)
    const idOf = (phone: string) => people.find((it) => it.phone === phone)?.id ?? ''
    const scopes = [
      { company: otherCompany.id },
      { user: idOf(sergey) },
      { user: idOf(sergey), company: otherCompany.id },
      { operator: idOf(sergey) },
      { operator: idOf(viktor) },
      {},
    ]
    for (const { name, key } of tables) {
      if (forEverybody.has(name)) continue
      for (const scope of scopes) {
        // Which companies there are is what the operator is there to see.
        if (name === 'company' && scope.operator === idOf(viktor)) continue
        const { rows } = await cloud.database.db.as(scope, (tx) =>
          tx.execute<{ seen: number }>(
            sql`select count(*)::int as seen from ${sql.identifier(name)} where ${sql.identifier(key)} = ${ownCompany.id}`,
          ),
        )
        expect(rows[0]?.seen, `${name} as ${JSON.stringify(scope)}`).toBe(0)
      }
    }
  })
})

import { getTableName } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { ownCompany } from '../demo/index.ts'
import { personData } from '../person-data.ts'
import { withClient } from '../platform/database/roles.ts'
import { createFiles, openMasterKeys } from '../platform/files/index.ts'
import { anna, maria, pyotr, startTestCloud, type TestCloud } from '../test-cloud.ts'
import { contactColumn, fillTables, personColumn, readColumns, type TestPerson } from './test-person.ts'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
})
afterAll(() => cloud.stop())

const zoya = '+79000000099'
const dayMs = 86_400_000
const query = async (text: string, ...values: unknown[]) =>
  (await withClient(cloud.database.superuser, (client) => client.query(text, values))).rows as Record<string, unknown>[]
const send = async (phone: string | undefined, method: string, path: string, body?: unknown) => {
  const init = { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) }
  const response = await cloud.ask(phone, path, method === 'GET' ? {} : init)
  const text = await response.clone().text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  return { status: response.status, response, body: (isJson ? JSON.parse(text) : {}) as Record<string, unknown> }
}
const idOf = async (phone: string) =>
  z.string().parse((await query('select id from app_user where phone = $1', phone))[0]?.id)

const archiveOf = async (phone: string) =>
  z
    .object({ archive: z.object({ id: z.string(), status: z.string() }).nullable() })
    .parse((await send(phone, 'GET', '/api/privacy/archive')).body).archive
const makeArchive = async (phone: string) => {
  const asked = await send(phone, 'POST', '/api/privacy/archive')
  expect(asked.status).toBe(202)
  await vi.waitUntil(async () => (await archiveOf(phone))?.status === 'ready', { timeout: 15_000 })
  return z.string().parse((await archiveOf(phone))?.id)
}

describe('a document', () => {
  it.each(['processing', 'verification', 'notifications', 'marketing', 'camera', 'privacy-policy'])(
    'for %s is read before signing in, with the name of the company, in both languages',
    async (purpose) => {
      for (const company of [ownCompany.id, ownCompany.slug]) {
        const { status, body } = await send(undefined, 'GET', `/api/consent-documents/${purpose}?company=${company}`)
        expect(status).toBe(200)
        expect(JSON.stringify(body)).toContain('УК «Домовой»')
        expect(JSON.stringify(body)).not.toMatch(/\{\w+\}/)
      }
      const { body } = await send(undefined, 'GET', `/api/consent-documents/${purpose}?language=en&version=2026-11-20`)
      expect(body).toMatchObject({ purpose, version: '2026-11-20', isCurrent: true })
      expect(JSON.stringify(body.sections)).not.toMatch(/[а-яё]{4}/i)
    },
  )

  it.each(['x', 'processing?version=1', 'processing?company=x', `processing?company=${crypto.randomUUID()}`])(
    'that there is not is not found: %s',
    async (path) => {
      expect(await send(undefined, 'GET', `/api/consent-documents/${path}`)).toMatchObject({
        status: 404,
        body: { code: 'document.unknown' },
      })
    },
  )
})

describe('a consent', () => {
  const list = async (phone: string) =>
    z
      .object({
        consents: z.array(z.looseObject({ purpose: z.string(), withdrawnAt: z.string().nullable() })),
        offered: z.array(z.object({ purpose: z.string() })),
      })
      .parse((await send(phone, 'GET', '/api/consents')).body)

  it('is kept by version, purpose, time and address, once, and is nobody else’s to see', async () => {
    expect((await list(maria)).offered.map(({ purpose }) => purpose)).toEqual(['notifications', 'marketing', 'camera'])
    for (let i = 0; i < 2; i++)
      expect((await send(maria, 'POST', '/api/consents', { purpose: 'marketing' })).status).toBe(204)
    expect((await list(maria)).consents).toMatchObject([
      {
        purpose: 'marketing',
        version: '2026-11-20',
        address: '127.0.0.1',
        language: 'ru',
        withdrawnAt: null,
        isCurrent: true,
      },
    ])
    expect((await list(maria)).offered.map(({ purpose }) => purpose)).toEqual(['notifications', 'camera'])
    expect((await list(anna)).consents).toEqual([])
    expect((await send(undefined, 'GET', '/api/consents')).status).toBe(401)
  })

  it('is withdrawn, with what follows, and may be given again', async () => {
    await send(maria, 'POST', '/api/consents', { purpose: 'notifications' })
    expect((await send(maria, 'POST', '/api/consents/withdraw', { purpose: 'notifications' })).status).toBe(204)
    const settings = await send(maria, 'GET', '/api/notifications/settings')
    expect(
      z
        .array(z.object({ isOn: z.boolean() }))
        .parse(settings.body.choices)
        .some(({ isOn }) => isOn),
    ).toBe(false)
    expect(await send(maria, 'POST', '/api/consents/withdraw', { purpose: 'notifications' })).toMatchObject({
      status: 404,
      body: { code: 'consent.none' },
    })
    await send(maria, 'POST', '/api/consents', { purpose: 'notifications' })
    const its = (await list(maria)).consents.filter(({ purpose }) => purpose === 'notifications')
    expect(its.map(({ withdrawnAt }) => withdrawnAt === null)).toEqual([true, false])
  })

  it('without which there is no account is withdrawn with the account only', async () => {
    expect(await send(maria, 'POST', '/api/consents/withdraw', { purpose: 'processing' })).toMatchObject({
      status: 409,
      body: { code: 'consent.required' },
    })
    expect((await send(maria, 'POST', '/api/consents/withdraw', { purpose: 'x' })).status).toBe(400)
  })
})

describe('looks of staff at somebody’s data', () => {
  it('are shown to them, with the name and the time, and to nobody else', async () => {
    const [marias, annas] = [await idOf(maria), await idOf(anna)]
    await cloud.database.db.inTenant(ownCompany.id, async (tx) => {
      const { auditView } = await import('../platform/audit/index.ts')
      const look = { companyId: ownCompany.id, actorId: annas, action: 'people.view', subjectKind: 'person' }
      await auditView(tx, { ...look, subjectId: marias, personId: marias })
    })
    const { looks } = (await send(maria, 'GET', '/api/privacy/looks')).body
    expect(looks).toMatchObject([{ action: 'people.view', kind: 'look', who: 'Анна Смирнова' }])
    expect((await send(pyotr, 'GET', '/api/privacy/looks')).body).toMatchObject({ looks: [] })
  })
})

describe('every table that holds a person', () => {
  /** Contacts of companies, and of nobody. */
  const ofNobody = ['department', 'captcha_picture']

  it('is declared, and what is declared is there', async () => {
    const columns = await withClient(cloud.database.superuser, readColumns)
    const declared = new Set(personData.map(({ table }) => getTableName(table)))
    const holding = columns.filter(
      ({ column, type, refersTo }) =>
        refersTo === 'app_user' || (type === 'uuid' && personColumn.test(column)) || contactColumn.test(column),
    )
    const missing = holding.filter(({ table }) => !declared.has(table) && !ofNobody.includes(table))
    expect(missing.map(({ table, column }) => `${table}.${column}`)).toEqual([])
    const known = new Set(columns.map(({ table }) => table))
    expect([...declared].filter((table) => !known.has(table))).toEqual([])
  })
})

describe('everything about a person', () => {
  let person: TestPerson
  let attached: string
  const extract = Buffer.from('%PDF-1.7 выписка о квартире %%EOF')
  const storedFiles = () =>
    createFiles(
      { db: cloud.database.db, clock: cloud.clock },
      { blobs: cloud.blobs, keys: openMasterKeys(cloud.pki.files) },
    )
  beforeAll(async () => {
    await send(zoya, 'GET', '/api/me')
    person = {
      ...{ id: await idOf(zoya), phone: zoya, email: 'zoya@example.org', companyId: ownCompany.id },
      fullName: 'Зимина Зоя Захаровна',
    }
    await query(
      "update app_user set family_name = 'Зимина', given_name = 'Зоя', patronymic = 'Захаровна', email = $2, email_verified = true, name = 'Зоя Зимина' where id = $1",
      person.id,
      person.email,
    )
    const file = { name: 'выписка.pdf', kind: 'pdf', bytes: extract, isKept: true } as const
    attached = await cloud.database.db.inTenant(ownCompany.id, (tx) =>
      storedFiles().store(tx, { companyId: ownCompany.id, ownerId: person.id, ...file }),
    )
    const tables = [...new Set(personData.map(({ table }) => getTableName(table)))]
    await withClient(cloud.database.superuser, (client) =>
      fillTables(
        client,
        person,
        tables.filter((it) => !['personal_archive', 'erasure', 'notification_task'].includes(it)),
      ),
    )
  })

  /** Tables in which anything of the person stands, whatever the column. */
  const tablesNaming = async () => {
    const names = (await query("select tablename from pg_tables where schemaname = 'public' order by 1")).map(
      (it) => `${it.tablename}`,
    )
    const found: string[] = []
    for (const name of names) {
      const [row] = await query(
        `select count(*)::int as n from "${name}" t where t::text like any (array[$1, $2, $3, $4])`,
        ...[person.id, person.phone, person.email, 'Зимина'].map((it) => `%${it}%`),
      )
      if (row?.n) found.push(name)
    }
    return found
  }

  it('is in the archive: table by table, without secrets', async () => {
    const id = await makeArchive(zoya)
    const naming = await tablesNaming()
    const declared = new Set(personData.map(({ table }) => getTableName(table)))
    expect(naming.filter((it) => !declared.has(it))).toEqual([])
    expect(naming.length).toBeGreaterThan(25)
    const taken = await cloud.ask(zoya, `/api/privacy/archive/${id}/take`, { method: 'POST' })
    expect(taken.headers.get('content-type')).toBe('application/zip')
    const files = unzipSync(new Uint8Array(await taken.arrayBuffer()))
    const rowsOf = (table: string) =>
      z
        .array(z.record(z.string(), z.unknown()))
        .parse(JSON.parse(strFromU8(files[`data/${table}.json`] ?? new Uint8Array())))
    // What is told when the archive is ready came after it was made.
    for (const table of naming.filter((it) => it !== 'notification_task')) {
      expect({ table, rows: rowsOf(table).length > 0 }).toEqual({ table, rows: true })
    }
    expect(Buffer.from(files[`files/${attached}-выписка.pdf`] ?? []).equals(extract)).toBe(true)
    expect(rowsOf('app_user')).toMatchObject([{ familyName: 'Зимина', phone: zoya, email: person.email }])
    const whole = Object.values(files)
      .map((it) => strFromU8(it))
      .join('\n')
    for (const secret of ['tokenHash', 'sealKey', 'codeHash', 'wrappedKey', '"secret"', '"password"']) {
      expect(whole).not.toContain(secret)
    }
    // Nothing of others.
    expect(whole).not.toContain(await idOf(pyotr))
    expect(strFromU8(files['README.txt'] ?? new Uint8Array())).toContain('data/app_user.json — Профиль')
  })

  it('is handed out once, in time, to its owner', async () => {
    const id = await makeArchive(zoya)
    const take = (phone: string | undefined) => send(phone, 'POST', `/api/privacy/archive/${id}/take`)
    expect(await take(maria)).toMatchObject({ status: 404, body: { code: 'archive.unknown' } })
    expect((await take(undefined)).status).toBe(401)
    expect(await send(zoya, 'POST', '/api/privacy/archive')).toMatchObject({ body: { code: 'archive.under-way' } })
    const both = await Promise.all([take(zoya), take(zoya)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410])
    expect(await take(zoya)).toMatchObject({ status: 410, body: { code: 'archive.taken' } })
    const late = await makeArchive(zoya)
    cloud.clock.advance(dayMs)
    expect(await send(zoya, 'POST', `/api/privacy/archive/${late}/take`)).toMatchObject({
      status: 410,
      body: { code: 'archive.expired' },
    })
    expect((await archiveOf(zoya))?.status).toBe('expired')
    expect(await send(zoya, 'POST', '/api/privacy/archive/x/take')).toMatchObject({ status: 404 })
  })

  it('goes when they want it: after proof and grace, but for what is named', async () => {
    const before = await send(zoya, 'GET', '/api/privacy/erasure')
    expect(before.body).toMatchObject({ dueAt: null, graceDays: 7, proof: 'code' })
    await query('delete from rate_limit')
    expect(await send(zoya, 'POST', '/api/privacy/erasure', { proof: '000000' })).toMatchObject({ status: 400 })
    const prove = async () => {
      await query('delete from rate_limit')
      await query('delete from outbox_message where recipient = $1', zoya)
      const sent = await send(zoya, 'POST', '/api/privacy/erasure/code')
      expect(sent.status).toBe(202)
      const text = await vi.waitUntil(
        async () => (await query('select text from outbox_message where recipient = $1', zoya))[0]?.text,
      )
      return /\d{6}/.exec(`${text}`)?.[0]
    }
    expect((await send(zoya, 'POST', '/api/privacy/erasure', { proof: await prove() })).status).toBe(202)
    expect(await send(zoya, 'POST', '/api/privacy/erasure', { proof: await prove() })).toMatchObject({
      body: { code: 'erasure.planned' },
    })
    expect((await send(zoya, 'DELETE', '/api/privacy/erasure')).status).toBe(204)
    expect(await send(zoya, 'DELETE', '/api/privacy/erasure')).toMatchObject({ body: { code: 'erasure.none' } })

    expect((await send(zoya, 'POST', '/api/privacy/erasure', { proof: await prove() })).status).toBe(202)
    const due = () => query("update pgboss.job_common set start_after = now() where name = 'privacy-erase'")
    await due()
    cloud.clock.advance(60_000)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await query('select from app_user where id = $1', person.id)).toHaveLength(1)

    cloud.clock.advance(7 * dayMs)
    await vi.waitUntil(
      async () => {
        await due()
        cloud.clock.advance(60_000)
        return (await query('select from erasure where user_id = $1 and done_at is not null', person.id)).length > 0
      },
      { timeout: 15_000, interval: 100 },
    )
    const named = personData.flatMap((it) => ('why' in it.erasure ? [getTableName(it.table)] : []))
    const left = await tablesNaming()
    expect(left.filter((it) => !named.includes(it))).toEqual([])
    // Ids alone stay: no phone, no address, no name but the account's, which is the company's.
    for (const contact of [person.phone, person.email, 'Зимина']) {
      for (const table of left.filter((it) => it !== 'rate_limit' && it !== 'account')) {
        expect(await query(`select from "${table}" t where t::text like $1`, `%${contact}%`)).toEqual([])
      }
    }
    expect((await send(zoya, 'GET', '/api/me')).status).toBe(401)
    // The bytes of what they attached go with the next sweep.
    const blob = `${ownCompany.id}/${attached}`
    expect(await cloud.blobs.get(blob)).toBeDefined()
    await storedFiles().sweep()
    expect(await cloud.blobs.get(blob)).toBeUndefined()
    // Others are as they were.
    expect((await send(maria, 'GET', '/api/me')).status).toBe(200)
    expect(
      (await query('select count(*)::int as n from consent where user_id = $1', await idOf(maria)))[0]?.n,
    ).toBeGreaterThan(0)
  })

  it('is not erased for a company’s staff before their access ends', async () => {
    await query(
      "insert into staff (id, company_id, user_id, roles, since) values (gen_random_uuid(), $1, $2, '{reader}', now())",
      ...[ownCompany.id, await idOf(pyotr)],
    )
    await query('delete from rate_limit')
    await send(pyotr, 'POST', '/api/privacy/erasure/code')
    const text = await vi.waitUntil(
      async () =>
        (await query("select text from outbox_message where recipient = $1 and text like '%удаления%'", pyotr))[0]
          ?.text,
    )
    const proof = /\d{6}/.exec(`${text}`)?.[0]
    expect(await send(pyotr, 'POST', '/api/privacy/erasure', { proof })).toMatchObject({
      status: 409,
      body: { code: 'erasure.staff' },
    })
  })
})

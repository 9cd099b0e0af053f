import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { otherCompany, ownCompany } from '../demo/index.ts'
import { anna, oleg, otherHouse, startTestCloud, type TestCloud } from '../test-cloud.ts'
import { company, companyAddress, department } from './tables.ts'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
})
afterAll(() => cloud.stop())

const answer = z.object({
  companies: z.array(
    z.looseObject({
      id: z.string(),
      name: z.string(),
      logoUrl: z.string().nullable(),
      departments: z.array(
        z.looseObject({ title: z.object({ ru: z.string(), en: z.string() }), isEmergency: z.boolean() }),
      ),
    }),
  ),
})
const companiesOf = async (phone: string) =>
  answer.parse(await (await cloud.ask(phone, '/api/companies/mine')).json()).companies

describe("a person's companies", () => {
  it('are those of their flats, with whom to call: the emergency service first', async () => {
    const [own, ...more] = await companiesOf(anna)
    expect(more).toEqual([])
    expect(own).toMatchObject({
      id: ownCompany.id,
      name: 'УК «Домовой»',
      shortName: 'Домовой',
      colour: '#26459c',
      shades: { light: { button: '#26459c' } },
      logoUrl: null,
      timeZone: 'Europe/Moscow',
    })
    expect(own?.departments[0]).toEqual({
      id: expect.any(String),
      title: { ru: 'Аварийная служба', en: 'Emergency service' },
      phones: ['+74950000112'],
      email: null,
      hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }],
      isEmergency: true,
    })
    expect(own?.departments.map((it) => it.isEmergency)).toEqual([true, false, false, false, false])
  })

  it("say nothing of another company's", async () => {
    const text = JSON.stringify(await companiesOf(anna))
    expect(text).not.toContain('Северный')
    expect(text).not.toContain('+749500002')
    const [his, ...more] = await companiesOf(oleg)
    expect(more).toEqual([])
    expect(his).toMatchObject({ id: otherCompany.id, colour: '#8a2d6b' })
  })

  it('want a session', async () => {
    expect((await cloud.ask(undefined, '/api/companies/mine')).status).toBe(401)
  })
})

describe('a logo', () => {
  const logoUrl = `/api/companies/${otherCompany.id}/logo`

  it('is served to everybody, and may do nothing but draw', async () => {
    const response = await cloud.ask(undefined, logoUrl)
    expect(response.status).toBe(200)
    expect(await response.text()).toMatch(/^<svg /)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/svg+xml',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
    })
  })

  it('is not sent again to who has it', async () => {
    const etag = (await cloud.ask(undefined, logoUrl)).headers.get('etag') ?? ''
    const again = await cloud.ask(undefined, logoUrl, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    const weakened = { 'if-none-match': `"x", W/${etag}` }
    expect((await cloud.ask(undefined, logoUrl, { headers: weakened })).status).toBe(304)
    expect((await cloud.ask(undefined, logoUrl, { headers: { 'if-none-match': '"x"' } })).status).toBe(200)
  })

  it('stands in the view under an address that changes with it', async () => {
    const entrance = await cloud.ask(oleg, `/api/entrances/${otherHouse.entranceId}`)
    const view = z
      .object({ company: z.object({ logoUrl: z.string() }), timeZone: z.string() })
      .parse(await entrance.json())
    expect(view.timeZone).toBe('Europe/Moscow')
    expect(view.company.logoUrl).toMatch(new RegExp(`^${logoUrl}\\?v=[\\da-f]{12}$`))
    expect((await cloud.ask(undefined, view.company.logoUrl)).status).toBe(200)
  })

  it.each([
    [ownCompany.id, 'logo.none'],
    ['01936f4e-5a00-7000-8000-00000000ffff', 'company.unknown'],
    ['x', 'company.unknown'],
    ["' or 1=1", 'company.unknown'],
  ])('of %s: %s', async (id, code) => {
    const response = await cloud.ask(undefined, `/api/companies/${encodeURIComponent(id)}/logo`)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code })
  })
})

describe('what a company keeps', () => {
  const inOther = cloudWork()

  it('is a colour and a whole logo, or the database refuses', async () => {
    await expect(inOther((tx) => tx.update(company).set({ colour: 'red' }))).rejects.toThrow()
    await expect(inOther((tx) => tx.update(company).set({ logoDigest: null }))).rejects.toThrow()
  })

  it('is shown in shades before it is worn', async () => {
    const ask = (colour: string) => cloud.app.request(`/api/brand-shades?colour=${encodeURIComponent(colour)}`)
    expect(await (await ask('#1F6F5C')).json()).toMatchObject({ light: { button: '#1f6f5c' } })
    expect(await (await ask('#ffff00')).json()).toMatchObject({ code: 'brand.pale' })
    expect(await (await ask('url(evil)')).json()).toMatchObject({ code: 'brand.colour' })
  })

  it('is changed in its own name only', async () => {
    const { db } = cloud.database
    const changed = await db.inTenant(ownCompany.id, (tx) =>
      tx
        .update(department)
        .set({ phones: ['112'] })
        .where(eq(department.companyId, otherCompany.id))
        .returning(),
    )
    expect(changed).toEqual([])
  })
})

function cloudWork() {
  return (work: Parameters<TestCloud['database']['db']['inTenant']>[1]) =>
    cloud.database.db.inTenant(otherCompany.id, work)
}

describe('the company here (P4)', () => {
  const here = z.looseObject({
    company: z
      .looseObject({ id: z.string(), slug: z.string().nullable(), registrationWays: z.array(z.string()) })
      .nullable(),
  })
  const ask = async (path: string, headers = {}) =>
    here.parse(await (await cloud.ask(undefined, `/api/companies/here${path}`, { headers })).json()).company

  it('is told by its path, with the ways it offers', async () => {
    const own = await ask('?company=Domovoy')
    expect(own).toMatchObject({ id: ownCompany.id, slug: 'domovoy' })
    expect(own?.registrationWays).toEqual(['phone', 'web', 'call', 'application', 'login', 'email'])
    expect((await ask('?company=sever'))?.registrationWays).toEqual(['phone', 'email'])
  })

  it('is told by its host, whatever the port', async () => {
    const row = { kind: 'host', value: 'my.sever.example', companyId: otherCompany.id } as const
    await cloud.database.db.inTenant(otherCompany.id, (tx) => tx.insert(companyAddress).values(row))
    expect(await ask('', { host: 'MY.sever.example:8443' })).toMatchObject({ id: otherCompany.id })
  })

  it('is nobody elsewhere', async () => {
    expect(await ask('')).toBeNull()
    expect(await ask('?company=nobody')).toBeNull()
    const bad = await cloud.ask(undefined, `/api/companies/here?company=${encodeURIComponent("a' or 1=1")}`)
    expect(bad.status).toBe(400)
  })
})

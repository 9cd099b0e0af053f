import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { otherCompany, ownCompany } from '../demo/index.ts'
import { anna, dmitry, olga, sergey, startTestCloud, type TestCloud } from '../test-cloud.ts'
import { readPasswordRules } from './read-password-rules.ts'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
})
afterAll(() => cloud.stop())

const own = `/api/companies/${ownCompany.id}/settings`
const other = `/api/companies/${otherCompany.id}/settings`
const put = (phone: string, path: string, body: unknown) =>
  cloud.ask(phone, path, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const read = async () => z.looseObject({}).parse(await (await cloud.ask(olga, own)).json())
const codeOf = async (response: Response) => z.looseObject({ code: z.string() }).parse(await response.json()).code

const brand = { name: 'УК «Домовой»', shortName: 'Домовой', colour: '#1F6F5C', timeZone: 'Asia/Omsk' }
const signIn = {
  registrationWays: ['phone', 'email'],
  passwordMinLength: 10,
  passwordNeedsSign: true,
  pinMinLength: 6,
  accountsOpenBy: 'verification',
}
const department = {
  id: null,
  title: { ru: 'Охрана', en: 'Security' },
  phones: ['8 (495) 000-03-01', '112'],
  email: null,
  hours: [{ days: [6, 7], from: '22:00', to: '07:00' }],
  isEmergency: false,
}

describe("a company's look", () => {
  it('is changed by its administrator and seen by its residents', async () => {
    expect((await put(olga, `${own}/brand`, brand)).status).toBe(204)
    const mine = await (await cloud.ask(anna, '/api/companies/mine')).json()
    expect(mine).toMatchObject({ companies: [{ colour: '#1f6f5c', timeZone: 'Asia/Omsk' }] })
  })

  it.each([
    ['a pale colour', { ...brand, colour: '#ffffff' }, 'brand.pale'],
    ['no colour', { ...brand, colour: 'red; }' }, 'brand.colour'],
    ['a zone that is none', { ...brand, timeZone: 'Europe/Nowhere' }, 'settings.time-zone'],
    ['an offset for a zone', { ...brand, timeZone: '+03:00' }, 'settings.time-zone'],
    ['no name', { ...brand, name: '  ' }, 'input.invalid'],
    ['a name beyond measure', { ...brand, name: 'я'.repeat(101) }, 'input.invalid'],
    ['a name that turns its letters round', { ...brand, name: 'УК \u202Eяв' }, 'input.invalid'],
  ])('is not %s', async (_what, input, code) => {
    expect(await codeOf(await put(olga, `${own}/brand`, input))).toBe(code)
  })

  it('has a logo that is cleaned, and can be without', async () => {
    const upload = (body: string) =>
      cloud.ask(olga, `${own}/logo`, { method: 'PUT', headers: { 'content-type': 'image/svg+xml' }, body })
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    expect((await upload(svg)).status).toBe(204)
    expect((await cloud.ask(undefined, `/api/companies/${ownCompany.id}/logo`)).status).toBe(200)
    expect(await codeOf(await upload(svg.replace('<rect', '<script>1</script><rect')))).toBe('logo.unsafe')
    expect(await codeOf(await upload('GIF89a'))).toBe('logo.unreadable')
    expect(await codeOf(await upload(svg + ' '.repeat(100_001)))).toBe('logo.too-large')
    expect((await cloud.ask(olga, `${own}/logo`, { method: 'DELETE' })).status).toBe(204)
    expect((await cloud.ask(undefined, `/api/companies/${ownCompany.id}/logo`)).status).toBe(404)
  })
})

describe('whom residents call', () => {
  it('is changed as a whole: kept, added, put in order, taken away', async () => {
    const { departments: before } = z
      .looseObject({ departments: z.array(z.looseObject({ id: z.uuid(), title: z.looseObject({ ru: z.string() }) })) })
      .parse(await read())
    const kept = before.slice(0, 2).reverse()
    expect((await put(olga, `${own}/departments`, { departments: [...kept, department] })).status).toBe(204)
    expect(await read()).toMatchObject({
      departments: [
        { id: kept[0]?.id },
        { id: kept[1]?.id },
        { title: { ru: 'Охрана' }, phones: ['+74950000301', '112'], hours: department.hours },
      ],
    })
  })

  it("never takes another company's department by its id", async () => {
    const { departments } = z
      .looseObject({ departments: z.array(z.looseObject({ id: z.uuid() })) })
      .parse(await (await cloud.ask(sergey, other)).json())
    const stolen = { departments: [{ ...department, id: departments[0]?.id }] }
    expect((await put(olga, `${own}/departments`, stolen)).status).toBe(204)
    expect(await (await cloud.ask(sergey, other)).json()).toMatchObject({ departments })
  })

  it.each([
    ['a phone of letters', { ...department, phones: ['call me'] }],
    ['six phones', { ...department, phones: Array.from({ length: 6 }, () => '112') }],
    ['an hour that is none', { ...department, hours: [{ days: [1], from: '25:00', to: '26:00' }] }],
    ['a day that is none', { ...department, hours: [{ days: [8], from: '09:00', to: '10:00' }] }],
    ['no title', { ...department, title: { ru: '', en: '' } }],
  ])('is not %s', async (_what, input) => {
    expect(await codeOf(await put(olga, `${own}/departments`, { departments: [input] }))).toBe('input.invalid')
  })
})

describe('rules', () => {
  it('may be stricter than the product and never looser', async () => {
    expect((await put(olga, `${own}/sign-in`, signIn)).status).toBe(204)
    expect(await read()).toMatchObject(signIn)
    const here = await (await cloud.ask(undefined, '/api/companies/here?company=domovoy')).json()
    expect(here).toMatchObject({ company: { registrationWays: ['phone', 'email'], passwordRules: { minLength: 10 } } })
    for (const looser of [
      { passwordMinLength: 6 },
      { passwordMinLength: 99 },
      { pinMinLength: 4 },
      { pinMinLength: 0.5 },
    ]) {
      expect(await codeOf(await put(olga, `${own}/sign-in`, { ...signIn, ...looser }))).toBe('input.invalid')
    }
    expect(await codeOf(await put(olga, `${own}/sign-in`, { ...signIn, registrationWays: [] }))).toBe('settings.no-way')
  })

  it('hold for whoever lives with the company or works for it, when they choose a new password', async () => {
    expect((await put(olga, `${own}/sign-in`, signIn)).status).toBe(204)
    const codeFor = async (phone: string, password: string) =>
      codeOf(await put(phone, '/api/profile/password', { password }))
    expect(await codeFor(anna, 'девять 12')).toBe('password.short')
    expect(await codeFor(anna, 'без знаков совсем')).toBe('password.signs')
    const profile = z.looseObject({ id: z.uuid() })
    const rulesOf = async (phone: string) => {
      const { id } = profile.parse(await (await cloud.ask(phone, '/api/profile')).json())
      return readPasswordRules({ db: cloud.database.db }, id)
    }
    expect(await rulesOf(dmitry)).toEqual([{ minLength: 10, needs: ['sign'] }])
    expect(await rulesOf(sergey)).toEqual([{ minLength: 0, needs: [] }])
  })

  it('are changed by who may only', async () => {
    expect((await put(dmitry, `${own}/sign-in`, signIn)).status).toBe(403)
    expect((await put(sergey, `${own}/sign-in`, signIn)).status).toBe(404)
  })
})

describe("a company's address", () => {
  it('is its own, and nobody else can have it', async () => {
    expect((await put(olga, `${own}/address`, { slug: 'My-House', host: 'MY.example.ru' })).status).toBe(204)
    expect(await read()).toMatchObject({ slug: 'my-house', host: 'my.example.ru' })
    const here = await (await cloud.ask(undefined, '/api/companies/here?company=my-house')).json()
    expect(here).toMatchObject({ company: { id: ownCompany.id } })
    for (const taken of [
      { slug: 'my-house', host: null },
      { slug: 'sever-2', host: 'my.example.ru' },
      { slug: 'sever-2', host: 'localhost' },
    ]) {
      const answer = await put(sergey, `${other}/address`, taken)
      expect(['settings.address-taken', 'input.invalid']).toContain(await codeOf(answer))
    }
    // Refused as a whole: the other company has kept its own.
    expect(await (await cloud.ask(sergey, other)).json()).not.toMatchObject({ slug: 'sever-2' })
  })

  it.each(['a', '-ab', 'ab-', 'дом', 'a b', '../x', 'x'.repeat(41), '👻👻'])('has no slug %j', async (slug) => {
    expect(await codeOf(await put(olga, `${own}/address`, { slug, host: null }))).toBe('input.invalid')
  })
})

import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { otherCompany } from '../demo/index.ts'
import { user } from '../identity/tables.ts'
import { anna, olga, startTestCloud, type TestCloud, viktor } from '../test-cloud.ts'
import { nameOperator } from './name-operator.ts'
import { platformOperator } from './tables.ts'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
})
afterAll(() => cloud.stop())

const send = (phone: string | undefined, method: string, path: string, body?: unknown) =>
  cloud.ask(phone, `/api/platform/${path}`, {
    method,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
const codeOf = async (response: Response) => z.looseObject({ code: z.string() }).parse(await response.json()).code
const companies = z.object({ companies: z.array(z.looseObject({ id: z.uuid(), name: z.string() })) })
const lesnaya = { name: 'УК «Лесная»', slug: 'lesnaya', timeZone: 'Asia/Omsk', administrator: '+79000000071' }

it('sees which companies there are, and how large', async () => {
  const listed = await (await send(viktor, 'GET', 'companies')).json()
  expect(listed).toMatchObject({
    companies: [
      { name: 'УК «Домовой»', slug: 'domovoy', staff: 7, administrators: 1, buildings: 2, isSuspended: false },
      { name: 'УК «Северный дом»', staff: 2, administrators: 1 },
    ],
  })
})

it('makes a company whose first administrator is invited', async () => {
  const made = await send(viktor, 'POST', 'companies', lesnaya)
  const { companyId } = z.object({ companyId: z.uuid() }).parse(await made.json())
  const { companies: all } = companies.parse(await (await send(viktor, 'GET', 'companies')).json())
  expect(all.find(({ id }) => id === companyId)).toMatchObject({ slug: 'lesnaya', staff: 0, administrators: 0 })
  expect(await codeOf(await send(viktor, 'POST', 'companies', lesnaya))).toBe('settings.address-taken')
  const again = `companies/${companyId}/administrators`
  expect(await codeOf(await send(viktor, 'POST', again, { to: lesnaya.administrator }))).toBe('invitation.waiting')
  expect((await send(viktor, 'POST', again, { to: 'two@lesnaya.example' })).status).toBe(204)
  const nowhere = `companies/${crypto.randomUUID()}`
  expect(await codeOf(await send(viktor, 'POST', `${nowhere}/administrators`, { to: 'x@y.example' }))).toBe(
    'company.unknown',
  )
  expect(await codeOf(await send(viktor, 'PUT', `${nowhere}/suspension`, { isSuspended: true }))).toBe(
    'company.unknown',
  )
})

it('leaves a closed company without new residents, and its present ones alone', async () => {
  const suspend = (isSuspended: boolean) =>
    send(viktor, 'PUT', `companies/${otherCompany.id}/suspension`, { isSuspended })
  const ways = async () =>
    z
      .object({ company: z.looseObject({ registrationWays: z.array(z.string()) }) })
      .parse(await (await cloud.ask(undefined, `/api/companies/here?company=${otherCompany.slug}`)).json()).company
      .registrationWays
  await suspend(true)
  expect(await ways()).toEqual([])
  await suspend(false)
  expect(await ways()).not.toEqual([])
})

it('is nobody else: neither an administrator nor a resident', async () => {
  for (const [method, path, body] of [
    ['GET', 'companies', undefined],
    ['POST', 'companies', lesnaya],
    ['PUT', `companies/${otherCompany.id}/suspension`, { isSuspended: true }],
    ['POST', `companies/${otherCompany.id}/administrators`, { to: 'x@y.example' }],
    ['POST', 'second-factor-resets', { name: 'olga' }],
  ] as const) {
    for (const phone of [olga, anna])
      expect(await codeOf(await send(phone, method, path, body))).toBe('operator.required')
    expect(await codeOf(await send(undefined, method, path, body))).toBe('session.required')
  }
})

it('is whom the setting names, after a second factor; the one before is none any more', async () => {
  const { db } = cloud.database
  const ctx = { db, clock: cloud.clock }
  const byS = () =>
    db.orm
      .select({ phone: user.phone })
      .from(platformOperator)
      .innerJoin(user, eq(user.id, platformOperator.userId))
      .where(eq(platformOperator.source, 'setting'))
  await nameOperator(ctx, '8 900 000-00-81')
  await nameOperator(ctx, '8 900 000-00-82')
  await nameOperator(ctx, '8 900 000-00-82')
  expect(await byS()).toEqual([{ phone: '+79000000082' }])
  expect(await codeOf(await send('+79000000082', 'GET', 'companies'))).toBe('staff.second-factor')
  await nameOperator(ctx, undefined)
  expect(await byS()).toEqual([])
  expect((await send(viktor, 'GET', 'companies')).status).toBe(200)
  await expect(nameOperator(ctx, 'nobody')).rejects.toMatchObject({ code: 'phone.invalid' })
})

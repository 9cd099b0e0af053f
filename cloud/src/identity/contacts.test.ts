import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '../platform/context.ts'
import type { OpenDatabase } from '../platform/database/index.ts'
import { changeName } from './change-name.ts'
import { keepSignedIn } from './change-settings.ts'
import { beginEmail, confirmEmail } from './confirm-email.ts'
import { beginPhone, confirmPhone } from './confirm-phone.ts'
import { faultOf } from './fault-of.ts'
import { findPersonBy } from './find-person.ts'
import { readInn } from './read-inn.ts'
import { readProfile } from './read-profile.ts'
import { registerPerson } from './register-person.ts'
import { resolveActor } from './resolve-actor.ts'
import { startSession } from './start-session.ts'
import { openTestDatabase, type TestHouse, testHouse } from './test-house.ts'

let database: OpenDatabase
beforeAll(async () => {
  database = await openTestDatabase()
}, 60_000)
afterAll(() => database.stop())

const hour = 60 * 60_000

let last = 0
/** Somebody who is signed in, with a phone and an e-mail that are theirs. */
async function somebody(house: TestHouse) {
  last += 1
  const names = { phone: `+7933000${1000 + last}`, email: `oleg${last}@example.ru` }
  const told = { ...names, isPhoneVerified: true, isEmailVerified: true }
  const person = { ...told, familyName: 'Новиков', givenName: 'Олег', patronymic: '' }
  const { userId } = await house.ctx.db.as({}, (tx) => registerPerson(tx, house.ctx, person))
  const address = `198.51.106.${last}`
  const place = { address, userAgent: 'test', isRemembered: true }
  const { cookies, sessionId } = await startSession(house.ctx, house.identity, userId, place)
  const ctx: Context = { ...house.ctx, actor: { kind: 'user', userId, sessionId, hasSecondFactor: false } }
  return { ...names, userId, ctx, address, language: 'ru' as const, cookies, newPhone: `+7933500${1000 + last}` }
}
type Somebody = Awaited<ReturnType<typeof somebody>>

const askPhone = (house: TestHouse, { ctx, address, language }: Somebody, phone: string) =>
  beginPhone(ctx, house.identity, { phone, address, language })
const enterCode = (house: TestHouse, { ctx, address, language }: Somebody, phone: string, code: string) =>
  confirmPhone(ctx, house.identity, { phone, code, address, language })
const askEmail = (house: TestHouse, { ctx, address, language }: Somebody, email: string) =>
  beginEmail(ctx, house.identity, { email, address, language })
const follow = (house: TestHouse, ctx: Context, token: string) =>
  confirmEmail(ctx, house.identity, { token, language: 'ru' })

describe('R13 a phone', () => {
  it('becomes the login by six digits; until then nothing changes, and then the old one is told', async () => {
    const house = testHouse(database)
    const oleg = await somebody(house)
    const national = oleg.newPhone.slice(2)
    const issued = await askPhone(house, oleg, `8-${national}`)
    expect(issued).toMatchObject({ phone: oleg.newPhone, codeLength: 6 })
    expect(await readProfile(oleg.ctx)).toMatchObject({ phone: oleg.phone, phoneToConfirm: oleg.newPhone })
    const code = house.sms.codeFor(oleg.newPhone)
    expect(code).toMatch(/^\d{6}$/)
    expect(await faultOf(enterCode(house, oleg, oleg.newPhone, 'нет'))).toEqual({ code: 'code.wrong', triesLeft: 4 })
    await enterCode(house, oleg, oleg.newPhone, ` ${code} `)
    expect(await readProfile(oleg.ctx)).toMatchObject({
      ...{ phone: oleg.newPhone, isPhoneConfirmed: true, phoneToConfirm: null },
    })
    expect(house.sms.sent.at(-1)).toMatchObject({ template: 'phone-changed', to: oleg.phone })
    expect(await faultOf(enterCode(house, oleg, oleg.newPhone, code))).toEqual({ code: 'code.expired' })
  })

  it("is confirmed by nobody else's code, though they read it", async () => {
    const house = testHouse(database)
    const [oleg, maria] = [await somebody(house), await somebody(house)]
    await askPhone(house, oleg, oleg.newPhone)
    const code = house.sms.codeFor(oleg.newPhone)
    expect(await faultOf(enterCode(house, maria, oleg.newPhone, code))).toEqual({ code: 'code.expired' })
    await enterCode(house, oleg, oleg.newPhone, code)
  })

  it('that somebody has, is said to be so to who has it in the hand only', async () => {
    const house = testHouse(database)
    const [oleg, maria] = [await somebody(house), await somebody(house)]
    await askPhone(house, oleg, maria.phone)
    const taken = enterCode(house, oleg, maria.phone, house.sms.codeFor(maria.phone))
    expect(await faultOf(taken)).toEqual({ code: 'person.taken', field: 'phone' })
    expect(await readProfile(maria.ctx)).toMatchObject({ phone: maria.phone })
  })
})

describe('an e-mail', () => {
  it('becomes the login by a link, on any device; the old one is told', async () => {
    const house = testHouse(database)
    const oleg = await somebody(house)
    expect(await askEmail(house, oleg, ' New.Oleg@Example.RU ')).toBe('new.oleg@example.ru')
    expect(await readProfile(oleg.ctx)).toMatchObject({ email: oleg.email })
    const token = house.sms.tokenFor('new.oleg@example.ru')
    expect(await follow(house, house.ctx, token)).toBe('new.oleg@example.ru')
    expect(await readProfile(oleg.ctx)).toMatchObject({ email: 'new.oleg@example.ru', isEmailConfirmed: true })
    expect(house.sms.sent.at(-1)).toMatchObject({ template: 'email-changed', to: oleg.email })
    expect(await faultOf(follow(house, oleg.ctx, token))).toEqual({ code: 'link.used' })
  })

  it('is not confirmed late, by another person, or by a link that a newer took the place of', async () => {
    const house = testHouse(database)
    const [oleg, maria] = [await somebody(house), await somebody(house)]
    await askEmail(house, oleg, 'first@example.ru')
    const first = house.sms.tokenFor('first@example.ru')
    await askEmail(house, oleg, 'second@example.ru')
    const second = house.sms.tokenFor('second@example.ru')
    expect(await faultOf(follow(house, oleg.ctx, first))).toEqual({ code: 'link.unknown' })
    expect(await faultOf(follow(house, maria.ctx, second))).toEqual({ code: 'link.foreign' })
    house.clock.advance(24 * hour)
    expect(await faultOf(follow(house, oleg.ctx, second))).toEqual({ code: 'link.expired' })
    expect(await readProfile(oleg.ctx)).toMatchObject({ email: oleg.email })
  })

  it('of somebody else gets the usual answer, and stays theirs', async () => {
    const house = testHouse(database)
    const [oleg, maria] = [await somebody(house), await somebody(house)]
    expect(await askEmail(house, oleg, maria.email)).toBe(maria.email)
    const token = house.sms.tokenFor(maria.email)
    expect(await faultOf(follow(house, house.ctx, token))).toEqual({ code: 'person.taken', field: 'email' })
    expect((await findPersonBy(house.ctx.db.orm, { email: maria.email }))?.id).toBe(maria.userId)
  })

  it.each(['', 'anna', 'anna@', '@b.ru', 'a b@c.ru', 'a@b', 'a@b.ru\r\nBcc: c@d.ru', '🙂@b.ru', '<a@b.ru>', "'@--.ru"])(
    'is not %j',
    async (email) => {
      const house = testHouse(database)
      expect(await faultOf(askEmail(house, await somebody(house), email))).toEqual({ code: 'email.invalid' })
    },
  )
})

describe('P1 ИНН', () => {
  it.each([
    ['500100732259', '500100732259'],
    ['5001 0073 2259', '500100732259'],
    ['7707083893', '7707083893'],
    ['500100732258', null],
    ['7707083894', null],
    ['000000000000', null],
    ['77070838', null],
    ['٧٧٠٧٠٨٣٨٩٣', null],
    ['7'.repeat(10_000), null],
    ['', null],
  ])('%s is %s', (text, inn) => expect(readInn(text)).toBe(inn))

  it('notices any one digit that was mistyped', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('500100732259', '7707083893'),
        fc.nat(11),
        fc.integer({ min: 1, max: 9 }),
        (inn, at, by) => {
          const place = at % inn.length
          const digit = (Number(inn[place]) + by) % 10
          const mistyped = inn.slice(0, place) + digit + inn.slice(place + 1)
          // Modulo 11, where ten counts as nought: of the first digits one slip in a hundred and more gets through.
          if (readInn(mistyped) !== null) expect([mistyped.length, place < inn.length - 1]).toEqual([inn.length, true])
        },
      ),
    )
  })

  it('is saved with the name, stays when it is left out and goes when it is emptied', async () => {
    const house = testHouse(database)
    const { ctx } = await somebody(house)
    const name = { familyName: 'Новиков', givenName: 'Олег', patronymic: '' }
    expect(await changeName(ctx, { ...name, inn: '5001 0073 2259' })).toMatchObject({ inn: '500100732259' })
    expect(await changeName(ctx, name)).toMatchObject({ inn: '500100732259', hasPassword: false })
    expect(await faultOf(changeName(ctx, { ...name, inn: '1' }))).toMatchObject({ code: 'inn.invalid' })
    expect(await changeName(ctx, { ...name, inn: ' ' })).toMatchObject({ inn: null })
  })
})

describe('P2 «Не сохранять пароль»', () => {
  it('makes the present session end with the browser, and back', async () => {
    const house = testHouse(database)
    const { ctx, cookies, userId } = await somebody(house)
    const cookieHeader = cookies[0]?.split(';')[0]
    const keep = (isKept: boolean) => keepSignedIn(ctx, house.identity, { isKept, cookieHeader })
    const actor = async () => (await resolveActor(house.ctx, house.identity, cookieHeader)).actor
    const ending = await keep(false)
    expect(ending.map((it) => it.split(';')[0])).toEqual([cookieHeader, 'domovoy-signed-in=1'])
    for (const cookie of ending) expect(cookie).not.toContain('Max-Age')
    expect(await readProfile(ctx)).toMatchObject({ keepsSignedIn: false })
    for (const cookie of await keep(true)) expect(cookie).toContain('Max-Age=2592000')
    await keep(false)
    house.clock.advance(12 * hour - 1)
    expect(await actor()).toMatchObject({ kind: 'user', userId })
    house.clock.advance(1)
    expect(await actor()).toEqual({ kind: 'anonymous' })
  })
})

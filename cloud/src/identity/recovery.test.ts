import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { OpenDatabase } from '../platform/database/index.ts'
import { changePassword } from './change-password.ts'
import { beginEmail, confirmEmail } from './confirm-email.ts'
import { faultOf } from './fault-of.ts'
import { settle } from './in-background.ts'
import { issueLink, takeLink } from './one-time-link.ts'
import { beginRecovery, checkRecovery, finishRecovery, judgeRecoveryCode } from './recover-password.ts'
import { registerPerson } from './register-person.ts'
import { resolveActor } from './resolve-actor.ts'
import { signInWithPassword } from './sign-in-with-password.ts'
import { solvedCaptcha } from './solved-captcha.ts'
import { startSession } from './start-session.ts'
import { openTestDatabase, type TestHouse, testHouse } from './test-house.ts'

let database: OpenDatabase
beforeAll(async () => {
  database = await openTestDatabase()
}, 60_000)
afterAll(() => database.stop())

const minute = 60_000
const fresh = 'Сосна у дома 7'

let last = 0
async function somebody(house: TestHouse, told: object = {}) {
  last += 1
  const names = { phone: `+7932000${1000 + last}`, email: `vera${last}@example.ru` }
  const person = { ...names, familyName: 'Ёлкина-Белова', givenName: 'Вера', patronymic: '' }
  const passwordHash = await house.identity.passwords.hash('старый пароль')
  const { userId } = await house.ctx.db.as({}, (tx) =>
    registerPerson(tx, house.ctx, { ...person, isPhoneVerified: true, isEmailVerified: true, passwordHash, ...told }),
  )
  return { userId, ...names, address: `198.51.104.${last}` }
}

async function ask(house: TestHouse, name: string, address: string, familyName = 'елкина белова') {
  const captcha = await solvedCaptcha(house.identity.captcha, house.ctx)
  const begun = await beginRecovery(house.ctx, house.identity, { name, familyName, captcha, address, language: 'ru' })
  await settle(house.identity)
  return begun
}
const place = { address: '198.51.104.250', userAgent: 'test', isRemembered: true }
const finish = (house: TestHouse, token: string, password = fresh) =>
  finishRecovery(house.ctx, house.identity, { token, password, language: 'ru', ...place })
const sentTo = (house: TestHouse, to: string) => house.sms.sent.filter((message) => message.to === to)

describe('R11 by e-mail', () => {
  it('sends a link that serves once; all sessions end, and the person is told both ways', async () => {
    const house = testHouse(database)
    const vera = await somebody(house)
    const { cookies } = await startSession(house.ctx, house.identity, vera.userId, place)
    expect(await ask(house, vera.email.toUpperCase(), vera.address)).toEqual({ way: 'email' })
    expect(sentTo(house, vera.email)[0]?.values.link).toMatch(/^http:\/\/localhost:8080\/recovery#[\w-]{43}$/)
    const token = house.sms.tokenFor(vera.email)
    await checkRecovery(house.ctx, token)
    expect(await faultOf(finish(house, token, 'коротко'))).toMatchObject({ code: 'password.short', minLength: 8 })
    expect((await finish(house, token)).user.id).toBe(vera.userId)
    const header = cookies[0]?.split(';')[0]
    expect((await resolveActor(house.ctx, house.identity, header)).actor).toEqual({ kind: 'anonymous' })
    for (const to of [vera.email, vera.phone]) expect(sentTo(house, to).at(-1)?.template).toBe('password-changed')
    const enter = { name: vera.email, password: fresh, ...place }
    expect((await signInWithPassword(house.ctx, house.identity, enter)).user.id).toBe(vera.userId)
    expect(await faultOf(finish(house, token))).toEqual({ code: 'link.used' })
    expect(await faultOf(checkRecovery(house.ctx, token))).toEqual({ code: 'link.used' })
  })

  it('tells a late link from one that a newer took the place of', async () => {
    const house = testHouse(database)
    const vera = await somebody(house)
    await ask(house, vera.email, vera.address)
    const first = house.sms.tokenFor(vera.email)
    await ask(house, vera.email, vera.address)
    const second = house.sms.tokenFor(vera.email)
    expect(await faultOf(checkRecovery(house.ctx, first))).toEqual({ code: 'link.unknown' })
    house.clock.advance(60 * minute)
    expect(await faultOf(checkRecovery(house.ctx, second))).toEqual({ code: 'link.expired' })
    expect(await faultOf(checkRecovery(house.ctx, 'x'.repeat(10_000)))).toEqual({ code: 'link.unknown' })
  })

  it('lets one of fifty use a link at the same moment', async () => {
    const house = testHouse(database)
    const { ctx } = house
    const token = await issueLink(ctx.db.orm, ctx, { purpose: 'recovery', subject: 'x', livesMs: minute })
    const take = () => faultOf(ctx.db.as({}, (tx) => takeLink(tx, ctx, 'recovery', token)))
    const faults = await Promise.all(Array.from({ length: 50 }, take))
    expect(faults.filter(({ code }) => code === 'none')).toHaveLength(1)
    expect(faults.filter(({ code }) => code === 'link.used')).toHaveLength(49)
  })

  it("takes no link of another purpose, and keeps none's token", async () => {
    const house = testHouse(database)
    const { ctx } = house
    const token = await issueLink(ctx.db.orm, ctx, { purpose: 'confirm-email', subject: 'x', livesMs: minute })
    expect(await faultOf(finish(house, token))).toEqual({ code: 'link.unknown' })
    const { rows } = await database.pool.query('select * from one_time_link')
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})

describe('a new password', () => {
  it('turns off the letters that somebody else has sent meanwhile', async () => {
    const house = testHouse(database)
    const vera = await somebody(house)
    const { sessionId } = await startSession(house.ctx, house.identity, vera.userId, place)
    const actor = { kind: 'user', userId: vera.userId, sessionId, hasSecondFactor: false } as const
    const thief = `thief${last}@example.ru`
    await beginEmail({ ...house.ctx, actor }, house.identity, { email: thief, address: '10.9.1.1', language: 'ru' })
    await ask(house, vera.email, vera.address)
    const kept = house.sms.tokenFor(vera.email)
    await finish(house, kept)
    const follow = confirmEmail(house.ctx, house.identity, { token: house.sms.tokenFor(thief), language: 'ru' })
    expect(await faultOf(follow)).toEqual({ code: 'link.unknown' })
    expect(await faultOf(checkRecovery(house.ctx, kept))).toEqual({ code: 'link.used' })
  })

  it('pleases every company that its person belongs to', async () => {
    const house = testHouse(database)
    const vera = await somebody(house)
    house.identity.companyRules = async () => [
      { minLength: 10, needs: [] },
      { minLength: 8, needs: ['sign'] },
    ]
    await ask(house, vera.email, vera.address)
    const token = house.sms.tokenFor(vera.email)
    expect(await faultOf(finish(house, token, 'девять 12'))).toMatchObject({ code: 'password.short', minLength: 10 })
    expect(await faultOf(finish(house, token, 'десять знаков'))).toMatchObject({ code: 'password.signs' })
    const { sessionId } = await startSession(house.ctx, house.identity, vera.userId, place)
    const actor = { kind: 'user', userId: vera.userId, sessionId, hasSecondFactor: false } as const
    const change = { oldPassword: 'старый пароль', password: 'десять знаков', language: 'ru' } as const
    expect(await faultOf(changePassword({ ...house.ctx, actor }, house.identity, change))).toMatchObject({
      code: 'password.signs',
    })
    await finish(house, token, 'десять-знаков')
  })
})

describe('R11 by phone', () => {
  it('sends six digits to a confirmed phone, which lead to a new password', async () => {
    const house = testHouse(database)
    const vera = await somebody(house)
    const begun = await ask(house, `8-${vera.phone.slice(2)}`, vera.address, 'ЁЛКИНА-БЕЛОВА')
    expect(begun).toMatchObject({ way: 'phone', phone: vera.phone, codeLength: 6, resendAfterMs: 3 * minute })
    const code = house.sms.codeFor(vera.phone)
    expect(code).toMatch(/^\d{6}$/)
    const enter = (digits: string) =>
      judgeRecoveryCode(house.ctx, house.identity, { phone: vera.phone, code: digits, address: vera.address })
    expect(await faultOf(enter('00000'))).toEqual({ code: 'code.wrong', triesLeft: 4 })
    const token = await enter(code)
    expect(await faultOf(enter(code))).toEqual({ code: 'code.expired' })
    expect((await finish(house, token)).user.id).toBe(vera.userId)
  })

  it('is no way in by a code that was sent for something else', async () => {
    const house = testHouse(database)
    const vera = await somebody(house)
    await ask(house, vera.phone, vera.address)
    const { judgeCode } = await import('./judge-code.ts')
    const guess = { phone: vera.phone, code: house.sms.codeFor(vera.phone), address: vera.address }
    for (const purpose of ['sign-in', 'confirm-phone', 'registration'] as const) {
      expect(await faultOf(judgeCode(house.ctx, house.identity, { purpose, ...guess }))).toEqual({
        code: 'code.expired',
      })
    }
  })
})

describe('who is there, is not told', () => {
  it.each(['email', 'phone'] as const)('by %s: the same answer after the same questions', async (way) => {
    const house = testHouse(database)
    const vera = await somebody(house)
    const query = vi.spyOn(pg.Client.prototype, 'query')
    const look = async (name: string, familyName?: string) => {
      const captcha = await solvedCaptcha(house.identity.captcha, house.ctx)
      query.mockClear()
      const order = { name, familyName: familyName ?? 'Ёлкина-Белова', captcha, address: vera.address } as const
      const begun = await beginRecovery(house.ctx, house.identity, { ...order, language: 'ru' })
      const texts = query.mock.calls.map(([it]) => (typeof it === 'string' ? it : Reflect.get(it, 'text')))
      await settle(house.identity)
      return { begun: { ...begun, phone: '' }, asked: texts.length }
    }
    const absent = way === 'email' ? 'absent@example.ru' : '+79329999999'
    const known = await look(vera[way])
    expect(sentTo(house, vera[way])).toHaveLength(1)
    const unknown = await look(absent)
    expect(sentTo(house, absent)).toEqual([])
    expect(unknown.begun).toEqual(known.begun)
    // What is done after the answer may have begun: one look at most.
    expect(Math.abs(unknown.asked - known.asked)).toBeLessThanOrEqual(1)
    query.mockRestore()
  })

  it('sends nothing for another surname, none at all, or what was never confirmed', async () => {
    const house = testHouse(database)
    const vera = await somebody(house)
    const claimed = await somebody(house, { isPhoneVerified: false, isEmailVerified: false })
    await ask(house, vera.email, vera.address, 'Иванова')
    await ask(house, vera.phone, vera.address, '')
    for (const name of [claimed.email, claimed.phone]) await ask(house, name, claimed.address)
    expect(house.sms.sent).toEqual([])
    const guess = { phone: claimed.phone, code: '000000', address: claimed.address }
    expect((await faultOf(judgeRecoveryCode(house.ctx, house.identity, guess))).code).toMatch(/^code\./)
  })

  it('asks for «Я не робот» before anything, and takes each proof once', async () => {
    const house = testHouse(database)
    const vera = await somebody(house)
    const order = { name: vera.email, familyName: 'Ёлкина-Белова', address: vera.address, language: 'ru' } as const
    const begin = (captcha: Awaited<ReturnType<typeof solvedCaptcha>> | undefined) =>
      faultOf(beginRecovery(house.ctx, house.identity, { ...order, captcha }))
    expect(await begin(undefined)).toEqual({ code: 'captcha.required' })
    const captcha = await solvedCaptcha(house.identity.captcha, house.ctx)
    expect(await begin(captcha)).toEqual({ code: 'none' })
    expect(await begin(captcha)).toEqual({ code: 'captcha.expired' })
    await settle(house.identity)
  })

  it('sends five letters an hour to one address', async () => {
    const house = testHouse(database)
    const vera = await somebody(house)
    for (let n = 0; n < 5; n++) await ask(house, vera.email, `10.8.${n}.1`)
    expect(await faultOf(ask(house, vera.email, '10.8.9.1'))).toMatchObject({ code: 'code.limited' })
  })

  it.each([
    ['nothing', '', 'phone.invalid'],
    ['no address', 'anna@', 'email.invalid'],
    ['two addresses', 'a@b.ru,c@d.ru', 'email.invalid'],
    ['a header', 'a@b.ru\r\nBcc: c@d.ru', 'email.invalid'],
    ['emoji', '🙂', 'phone.invalid'],
    ['ten kilobytes', `${'a'.repeat(10_000)}@b.ru`, 'email.invalid'],
  ])('refuses %s', async (_what, name, code) => {
    const house = testHouse(database)
    const order = { name, familyName: 'Х', captcha: undefined, address: '198.51.105.1', language: 'ru' } as const
    expect(await faultOf(beginRecovery(house.ctx, house.identity, order))).toMatchObject({ code })
  })
})

describe('R12 a change', () => {
  async function signedIn() {
    const house = testHouse(database)
    const vera = await somebody(house)
    const own = await startSession(house.ctx, house.identity, vera.userId, place)
    const other = await startSession(house.ctx, house.identity, vera.userId, place)
    const actor = { kind: 'user', userId: vera.userId, sessionId: own.sessionId, hasSecondFactor: false } as const
    const ctx = { ...house.ctx, actor }
    const change = (oldPassword: string | undefined, password: string) =>
      changePassword(ctx, house.identity, { oldPassword, password, language: 'ru' })
    const isIn = async ({ cookies }: typeof own) => {
      const { actor: found } = await resolveActor(house.ctx, house.identity, cookies[0]?.split(';')[0])
      return found.kind === 'user'
    }
    return { house, vera, own, other, change, isIn }
  }

  it('needs the old one, ends the other sessions and tells the person', async () => {
    const { house, vera, own, other, change, isIn } = await signedIn()
    expect(await faultOf(change('не тот', fresh))).toEqual({ code: 'password.old-wrong' })
    expect(await faultOf(change(undefined, fresh))).toEqual({ code: 'password.old-wrong' })
    expect(await faultOf(change('старый пароль', '1234567'))).toMatchObject({ code: 'password.short' })
    await change('старый пароль', fresh)
    expect([await isIn(own), await isIn(other)]).toEqual([true, false])
    for (const to of [vera.email, vera.phone]) expect(sentTo(house, to).at(-1)?.template).toBe('password-changed')
    await change(fresh, 'и ещё один новый')
  })

  it('lets nobody guess the old one', async () => {
    const { house, change } = await signedIn()
    const faults = await Promise.all(Array.from({ length: 50 }, () => faultOf(change('мимо', fresh))))
    expect(faults.filter(({ code }) => code === 'password.old-wrong')).toHaveLength(5)
    expect(house.identity.passwords.begun).toBe(6)
  })
})

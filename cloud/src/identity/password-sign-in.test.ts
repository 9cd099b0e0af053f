import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { OpenDatabase } from '../platform/database/index.ts'
import { lockLimits } from '../platform/limits/index.ts'
import { faultOf } from './fault-of.ts'
import { hashPassword } from './hash-password.ts'
import { passwordRules } from './password-rules.ts'
import { registerPerson } from './register-person.ts'
import { resolveActor } from './resolve-actor.ts'
import { passwordTriesFor } from './sign-in-limits.ts'
import { signInWithPassword } from './sign-in-with-password.ts'
import { openTestDatabase, type TestHouse, testHouse } from './test-house.ts'

let database: OpenDatabase
let passwordHash: string
beforeAll(async () => {
  database = await openTestDatabase()
  passwordHash = await hashPassword(testHouse(database).identity, password, passwordRules.R4)
}, 60_000)
afterAll(() => database.stop())

const minute = 60_000
const password = 'Ключ-Сосна7'

let last = 0
/** Somebody with a password, an address that no other test has touched, and all three names to sign in by. */
async function somebody(house: TestHouse, told: { isPhoneVerified?: boolean } = {}) {
  last += 1
  const names = { phone: `+7930000${1000 + last}`, email: `anna${last}@example.ru`, login: `anna.${last}` }
  const person = { ...names, familyName: 'Смирнова', givenName: 'Анна', patronymic: '', passwordHash }
  const { userId } = await house.ctx.db.as({}, (tx) =>
    registerPerson(tx, house.ctx, { ...person, isPhoneVerified: true, isEmailVerified: true, ...told }),
  )
  return { userId, ...names, address: `198.51.100.${last}` }
}

const enter = (house: TestHouse, name: string, plain: string, address: string, isRemembered = true) =>
  signInWithPassword(house.ctx, house.identity, { name, password: plain, address, userAgent: 'test', isRemembered })

describe('R16 one field', () => {
  it('takes phone, e-mail and login, however they are written', async () => {
    const house = testHouse(database)
    const anna = await somebody(house)
    const digits = anna.phone.slice(2)
    const names = [
      ...[anna.phone, `8${digits}`, digits, `8-${digits.slice(0, 3)}-${digits.slice(3)}`, ` ${anna.phone} `],
      ...[anna.email, anna.email.toUpperCase(), ` ${anna.email}\u200e`, anna.login, anna.login.toUpperCase()],
    ]
    for (const name of names) {
      const { user, needsSecondFactor } = await enter(house, name, password, anna.address)
      expect([user.id, needsSecondFactor]).toEqual([anna.userId, false])
    }
  })

  it('is no way in by a phone that was only claimed', async () => {
    const house = testHouse(database)
    const anna = await somebody(house, { isPhoneVerified: false })
    expect(await faultOf(enter(house, anna.phone, password, anna.address))).toMatchObject({ code: 'password.wrong' })
    expect((await enter(house, anna.email, password, anna.address)).user.id).toBe(anna.userId)
  })

  it.each([
    ['nothing', ''],
    ['a null byte', 'an\0na'],
    ['emoji', '🙂'],
    ['SQL', "' or 1=1; --"],
    ['HTML', '<img src=x onerror=alert(1)>'],
    ['a mark that turns the writing', '\u202eanna'],
    ['ten kilobytes', 'a'.repeat(10_000)],
    ['an account number', '1204567890123'],
  ])('answers %s as any other name that nobody has', async (what, name) => {
    const house = testHouse(database)
    const fault = await faultOf(enter(house, name, password, `198.51.101.${what.length}`))
    expect(fault).toEqual({ code: 'password.wrong', triesLeft: 19 })
  })
})

describe('who is there, is not told', () => {
  it('answers alike, by the same questions and the same one hash', async () => {
    const house = testHouse(database)
    const anna = await somebody(house)
    const query = vi.spyOn(pg.Client.prototype, 'query')
    const look = async (name: string) => {
      query.mockClear()
      const begun = house.identity.passwords.begun
      const fault = await faultOf(enter(house, name, 'не тот пароль', anna.address))
      const texts = query.mock.calls.map(([it]) => (typeof it === 'string' ? it : Reflect.get(it, 'text')))
      return { fault, texts, hashes: house.identity.passwords.begun - begun }
    }
    const [known, unknown] = [await look(anna.email), await look('nobody@example.ru')]
    query.mockRestore()
    expect(known.hashes).toBe(1)
    expect(unknown).toEqual(known)
  })

  it('limits a name that nobody has as it limits anybody', async () => {
    const house = testHouse(database)
    const anna = await somebody(house)
    for (const [name, address] of [
      [anna.email, anna.address],
      ['absent@example.ru', '198.51.102.1'],
    ] as const) {
      const codes: unknown[] = []
      for (let tries = 0; tries < 6; tries++) codes.push((await faultOf(enter(house, name, 'мимо', address))).code)
      expect(codes).toEqual([...Array(5).fill('password.wrong'), 'code.limited'])
    }
  })
})

describe('guessing', () => {
  it('gets five guesses of fifty at the same moment, on two nodes, and none more after a restart', async () => {
    const [one, other] = [testHouse(database), testHouse(database)]
    const anna = await somebody(one)
    const faults = await Promise.all(
      Array.from({ length: 50 }, (_, n) => faultOf(enter(n % 2 ? one : other, anna.login, `мимо ${n}`, anna.address))),
    )
    const counted = (code: string) => faults.filter((fault) => fault.code === code).length
    expect([counted('password.wrong'), counted('code.limited')]).toEqual([5, 45])
    expect(one.identity.passwords.begun + other.identity.passwords.begun).toBe(5)
    const restarted = testHouse(database, one.clock)
    expect(await faultOf(enter(restarted, anna.login, password, anna.address))).toMatchObject({ code: 'code.limited' })
  })

  it('waits longer each time; who knows the password is in after the pause, and starts afresh', async () => {
    const house = testHouse(database)
    const anna = await somebody(house)
    const miss = () => faultOf(enter(house, anna.email, 'мимо', anna.address))
    for (let tries = 0; tries < 5; tries++) await miss()
    expect(await miss()).toEqual({ code: 'code.limited', retryAfterS: 60 })
    house.clock.advance(minute)
    expect(await miss()).toMatchObject({ code: 'password.wrong' })
    expect(await miss()).toEqual({ code: 'code.limited', retryAfterS: 120 })
    house.clock.advance(2 * minute)
    await enter(house, anna.email, password, anna.address)
    expect(await miss()).toEqual({ code: 'password.wrong', triesLeft: 19 })
  })

  it('does not shut the owner out elsewhere', async () => {
    const house = testHouse(database)
    const anna = await somebody(house)
    for (let tries = 0; tries < 6; tries++) await faultOf(enter(house, anna.email, 'мимо', anna.address))
    expect((await enter(house, anna.email, password, '203.0.113.77')).user.id).toBe(anna.userId)
  })

  it('ends at a hundred a day for one name, from however many addresses', async () => {
    const house = testHouse(database)
    const anna = await somebody(house)
    const whole = passwordTriesFor({ email: anna.email })
    await house.ctx.db.as({}, async (tx) => {
      const limits = await lockLimits(tx, house.clock.now(), [whole.key])
      for (let n = 0; n < 98; n++) await limits.record(whole)
    })
    const codes: unknown[] = []
    for (let n = 0; n < 4; n++) codes.push((await faultOf(enter(house, anna.email, 'мимо', `10.9.${n}.1`))).code)
    expect(codes).toEqual(['password.wrong', 'password.wrong', 'code.limited', 'code.limited'])
  })
})

describe('R10 «Запомнить меня»', () => {
  it('unticked, ends with the browser and after twelve hours', async () => {
    const house = testHouse(database)
    const anna = await somebody(house)
    const { cookies } = await enter(house, anna.email, password, anna.address, false)
    for (const cookie of cookies) expect(cookie).not.toMatch(/max-age|expires/i)
    const header = cookies[0]?.split(';')[0]
    const actor = async () => (await resolveActor(house.ctx, house.identity, header)).actor
    expect(await actor()).toMatchObject({ kind: 'user', userId: anna.userId, hasSecondFactor: false })
    house.clock.advance(12 * 60 * minute - 1)
    expect(await actor()).toMatchObject({ kind: 'user' })
    house.clock.advance(2)
    expect(await actor()).toEqual({ kind: 'anonymous' })
  })

  it('ticked, lasts thirty days', async () => {
    const house = testHouse(database)
    const anna = await somebody(house)
    const { cookies } = await enter(house, anna.email, password, anna.address)
    expect(cookies).toHaveLength(2)
    for (const cookie of cookies) expect(cookie).toContain('Max-Age=2592000')
    expect(cookies[0]).toMatch(/^__Host-domovoy=.*Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })
})

describe('registering', () => {
  it('leaves nobody a name that somebody has', async () => {
    const house = testHouse(database)
    const anna = await somebody(house)
    const other = { familyName: 'Белова', givenName: 'Вера', patronymic: '', passwordHash }
    const register = (told: object) => house.ctx.db.as({}, (tx) => registerPerson(tx, house.ctx, { ...other, ...told }))
    const taken = (field: string) => ({ code: 'person.taken', field })
    expect(await faultOf(register({ email: anna.email.toUpperCase() }))).toEqual(taken('email'))
    expect(await faultOf(register({ login: anna.login }))).toEqual(taken('login'))
    expect(await faultOf(register({ phone: anna.phone, isPhoneVerified: true }))).toEqual(taken('phone'))
    // Claimed by anybody, it is nobody's.
    await register({ phone: anna.phone })
    expect((await enter(house, anna.phone, password, anna.address)).user.id).toBe(anna.userId)
  })

  it('gives an address to who proves it, over who claimed it before', async () => {
    const house = testHouse(database)
    const person = { familyName: 'Белова', givenName: 'Вера', patronymic: '' }
    const register = (told: object) =>
      house.ctx.db.as({}, (tx) => registerPerson(tx, house.ctx, { ...person, email: 'vera@example.ru', ...told }))
    await register({ passwordHash })
    const { userId } = await register({ isEmailVerified: true, passwordHash })
    expect((await enter(house, 'vera@example.ru', password, '198.51.103.1')).user.id).toBe(userId)
  })
})

import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { OpenDatabase } from '../platform/database/index.ts'
import { faultOf } from './fault-of.ts'
import { findUsers } from './find-users.ts'
import { requestCode } from './request-code.ts'
import { openTestDatabase, type TestHouse, testHouse } from './test-house.ts'
import { verifyCode } from './verify-code.ts'

let database: OpenDatabase
beforeAll(async () => {
  database = await openTestDatabase()
}, 60_000)
afterAll(() => database.stop())

const minute = 60_000

let lastPhone = 9_000_000_000
/** A phone and an address that no other test has touched. */
function somebody() {
  lastPhone += 1
  return { phone: `+7${lastPhone}`, address: `203.0.${(lastPhone >> 8) & 255}.${lastPhone & 255}` }
}

type Somebody = ReturnType<typeof somebody>

const ask = (house: TestHouse, { phone, address }: Somebody) =>
  requestCode(house.ctx, house.identity, { phone, address, language: 'ru' })

const enter = (house: TestHouse, { phone, address }: Somebody, code: string) =>
  verifyCode(house.ctx, house.identity, { phone, code, address, userAgent: 'test' })

const notThe = (code: string, offset = 1) => String((Number(code) + offset) % 10_000).padStart(4, '0')

describe('a code', () => {
  it('signs in, and makes a user without a name and without an e-mail', async () => {
    const house = testHouse(database)
    const anna = somebody()
    expect(await ask(house, { ...anna, phone: `8 (${anna.phone.slice(2, 5)}) ${anna.phone.slice(5)}` })).toEqual({
      phone: anna.phone,
      resendAfterMs: 3 * minute,
      codeLength: 4,
      codeLivesMs: 10 * minute,
    })
    const { user, cookies } = await enter(house, anna, house.sms.codeFor(anna.phone))
    expect(user).toMatchObject({ name: '', phone: anna.phone })
    expect(cookies).toHaveLength(2)
    const rows = await database.pool.query('select email, phone_verified from app_user where id = $1', [user.id])
    expect(rows.rows).toEqual([{ email: null, phone_verified: true }])
    expect((await findUsers(house.ctx, [user.id])).get(user.id)).toEqual(user)
  })

  it('leads the same phone to the same user, at once after the first sign-in', async () => {
    const house = testHouse(database)
    const anna = somebody()
    const ids: string[] = []
    for (let round = 0; round < 2; round++) {
      await ask(house, anna)
      ids.push((await enter(house, anna, house.sms.codeFor(anna.phone))).user.id)
    }
    expect(ids[1]).toBe(ids[0])
  })

  it('is never kept as it is, and neither is the session token', async () => {
    const house = testHouse(database)
    const anna = somebody()
    await ask(house, anna)
    const code = house.sms.codeFor(anna.phone)
    const kept = await database.pool.query('select code_hash from sign_in_code where phone = $1', [anna.phone])
    expect(kept.rows[0].code_hash).toMatch(/^[0-9a-f]{64}$/)
    expect(kept.rows[0].code_hash).not.toContain(code)
    const { user, cookies } = await enter(house, anna, code)
    const token = decodeURIComponent(cookies[0] ?? '').split(/[=.]/)[1] ?? ''
    expect(token).toHaveLength(32)
    const sessions = await database.pool.query('select * from session where user_id = $1', [user.id])
    expect(JSON.stringify(sessions.rows)).not.toContain(token)
    expect(sessions.rows[0]).toMatchObject({ ip_address: anna.address, user_agent: 'test' })
  })

  it('serves once, even when it is entered twenty times at the same moment', async () => {
    const house = testHouse(database)
    const anna = somebody()
    await ask(house, anna)
    const code = house.sms.codeFor(anna.phone)
    const tries = await Promise.all(Array.from({ length: 20 }, () => faultOf(enter(house, anna, code))))
    expect(tries.filter((it) => it.code === 'none')).toHaveLength(1)
    expect(tries.filter((it) => it.code === 'code.expired')).toHaveLength(19)
  })

  it('lives ten minutes', async () => {
    const house = testHouse(database)
    const [anna, oleg] = [somebody(), somebody()]
    await ask(house, anna)
    await ask(house, oleg)
    house.clock.advance(10 * minute - 1)
    expect(await faultOf(enter(house, anna, house.sms.codeFor(anna.phone)))).toEqual({ code: 'none' })
    house.clock.advance(1)
    expect(await faultOf(enter(house, oleg, house.sms.codeFor(oleg.phone)))).toEqual({ code: 'code.expired' })
  })

  it('serves its own phone only', async () => {
    const house = testHouse(database)
    const anna = somebody()
    let oleg = somebody()
    await ask(house, anna)
    await ask(house, oleg)
    while (house.sms.codeFor(oleg.phone) === house.sms.codeFor(anna.phone)) {
      oleg = somebody()
      await ask(house, oleg)
    }
    expect(await faultOf(enter(house, oleg, house.sms.codeFor(anna.phone)))).toMatchObject({ code: 'code.wrong' })
  })

  it('gives way to the next one', async () => {
    const house = testHouse(database)
    const anna = somebody()
    await ask(house, anna)
    const first = house.sms.codeFor(anna.phone)
    house.clock.advance(3 * minute)
    await ask(house, anna)
    const second = house.sms.codeFor(anna.phone)
    if (first !== second) expect(await faultOf(enter(house, anna, first))).toMatchObject({ code: 'code.wrong' })
    expect(await faultOf(enter(house, anna, second))).toEqual({ code: 'none' })
  })

  it('is not known where none was sent, and strangers cannot use up the tries of a phone that waits for none', async () => {
    const house = testHouse(database)
    const anna = somebody()
    for (let n = 0; n < 8; n++) expect(await faultOf(enter(house, anna, '1234'))).toEqual({ code: 'code.expired' })
    await ask(house, anna)
    expect(await faultOf(enter(house, anna, house.sms.codeFor(anna.phone)))).toEqual({ code: 'none' })
  })
})

describe('tries', () => {
  it('are five, counted down', async () => {
    const house = testHouse(database)
    const anna = somebody()
    await ask(house, anna)
    const code = house.sms.codeFor(anna.phone)
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      expect(await faultOf(enter(house, anna, notThe(code)))).toEqual({ code: 'code.wrong', triesLeft })
    }
    expect(await faultOf(enter(house, anna, code))).toEqual({ code: 'code.limited', retryAfterS: 3600 })
  })

  it('stay five under fifty guesses at the same moment, from as many addresses, on two nodes', async () => {
    const clock = testHouse(database).clock
    const nodes = [testHouse(database, clock), testHouse(database, clock)]
    const [house] = nodes
    if (!house) throw new Error('no node')
    const anna = somebody()
    await ask(house, anna)
    const code = house.sms.codeFor(anna.phone)
    const guesses = Array.from({ length: 50 }, (_, n) => {
      const guess = { phone: anna.phone, address: `198.51.100.${n}` }
      return faultOf(enter(nodes[n % 2] ?? house, guess, notThe(code, n + 1)))
    })
    const answers = await Promise.all(guesses)
    const judged = answers.filter((it) => it.code === 'code.wrong')
    expect(judged.map((it) => it.triesLeft).sort()).toEqual([0, 1, 2, 3, 4])
    expect(answers.filter((it) => it.code === 'code.limited')).toHaveLength(45)
    expect(await faultOf(enter(house, anna, code))).toMatchObject({ code: 'code.limited' })
  })

  it('that are used up cost the database nothing', async () => {
    const house = testHouse(database)
    const anna = somebody()
    await ask(house, anna)
    const code = house.sms.codeFor(anna.phone)
    for (let n = 0; n < 6; n++) await faultOf(enter(house, anna, notThe(code)))
    const query = vi.spyOn(pg.Client.prototype, 'query')
    for (const action of [enter(house, anna, code), ask(house, anna)]) {
      expect(await faultOf(action)).toEqual({ code: 'code.limited', retryAfterS: 3600 })
    }
    expect(query).not.toHaveBeenCalled()
    query.mockRestore()
  })

  it('are not given anew with a new code', async () => {
    const house = testHouse(database)
    const anna = somebody()
    await ask(house, anna)
    for (let n = 1; n <= 4; n++) await faultOf(enter(house, anna, notThe(house.sms.codeFor(anna.phone), n)))
    house.clock.advance(3 * minute)
    await ask(house, anna)
    const code = house.sms.codeFor(anna.phone)
    expect(await faultOf(enter(house, anna, notThe(code)))).toEqual({ code: 'code.wrong', triesLeft: 0 })
    expect(await faultOf(enter(house, anna, code))).toMatchObject({ code: 'code.limited' })
    house.clock.advance(10 * minute)
    // A code that could not be entered is not sent either.
    expect(await faultOf(ask(house, anna))).toEqual({ code: 'code.limited', retryAfterS: (60 - 13) * 60 })
  })

  it('are fifteen a day, however patient the guesser', async () => {
    const house = testHouse(database)
    const anna = somebody()
    let judged = 0
    for (let quarter = 0; quarter < 4 * 24; quarter++) {
      if ((await faultOf(ask(house, anna))).code === 'none') {
        for (let n = 1; n <= 6; n++) {
          const answer = await faultOf(enter(house, anna, notThe(house.sms.codeFor(anna.phone), n)))
          if (answer.code === 'code.wrong') judged++
        }
      }
      house.clock.advance(15 * minute)
    }
    expect(judged).toBe(15)
  })

  it('are counted per address too, over many phones', async () => {
    const house = testHouse(database)
    const { address } = somebody()
    const answers: unknown[] = []
    for (let n = 0; n < 70; n++) answers.push((await faultOf(enter(house, { ...somebody(), address }, '0000'))).code)
    expect(answers.filter((code) => code === 'code.expired')).toHaveLength(60)
    expect(answers.at(-1)).toBe('code.limited')
  })
})

describe('codes', () => {
  it('are sent again after 3, 10 and 15 minutes, five an hour at most', async () => {
    const house = testHouse(database)
    const anna = somebody()
    for (const pauseMs of [3, 10, 15, 15].map((minutes) => minutes * minute)) {
      expect((await ask(house, anna)).resendAfterMs).toBe(pauseMs)
      house.clock.advance(pauseMs - 1)
      expect(await faultOf(ask(house, anna))).toEqual({ code: 'code.limited', retryAfterS: 1 })
      house.clock.advance(1)
    }
    await ask(house, anna)
    house.clock.advance(15 * minute)
    expect(await faultOf(ask(house, anna))).toEqual({ code: 'code.limited', retryAfterS: 2 * 60 })
    expect(house.sms.sent).toHaveLength(5)
  })

  it('are sent once when they are asked for twenty times at the same moment', async () => {
    const house = testHouse(database)
    const anna = somebody()
    const answers = await Promise.all(Array.from({ length: 20 }, () => faultOf(ask(house, anna))))
    expect(answers.filter((it) => it.code === 'none')).toHaveLength(1)
    house.clock.advance(3 * minute)
    const again = await Promise.all(Array.from({ length: 20 }, () => faultOf(ask(house, anna))))
    expect(again.filter((it) => it.code === 'none')).toHaveLength(1)
    expect(house.sms.sent).toHaveLength(2)
  })

  it('are thirty an hour for one address, IPv6 customers by their network', async () => {
    const house = testHouse(database)
    const answers: unknown[] = []
    for (let n = 0; n < 35; n++) {
      answers.push((await faultOf(ask(house, { phone: somebody().phone, address: `2001:db8:7:7::${n}` }))).code)
    }
    expect(answers.filter((code) => code === 'none')).toHaveLength(30)
    expect(answers.at(-1)).toBe('code.limited')
  })

  it('that no carrier would take cost nothing', async () => {
    const house = testHouse(database)
    const anna = somebody()
    house.sms.isWithoutCarrier = true
    for (let n = 0; n < 10; n++) expect(await faultOf(ask(house, anna))).toEqual({ code: 'code.unsent' })
    house.sms.isWithoutCarrier = false
    expect(await faultOf(ask(house, anna))).toEqual({ code: 'none' })
  })

  it('keep their limits over a restart', async () => {
    const before = testHouse(database)
    const anna = somebody()
    await ask(before, anna)
    const after = testHouse(database, before.clock)
    expect(await faultOf(ask(after, anna))).toMatchObject({ code: 'code.limited' })
    expect(await faultOf(enter(after, anna, before.sms.codeFor(anna.phone)))).toEqual({ code: 'none' })
  })
})

describe('garbage', () => {
  it.each([
    ['👻👻👻👻'],
    ['\u202e4321'],
    ["' or 1=1 --"],
    ['١٢٣٤'],
    ['1'.repeat(10_000)],
    [''],
    ['12\u00004'],
    ['\ud800'],
  ])('as a code is wrong and nothing more: %j', async (code) => {
    const house = testHouse(database)
    const anna = somebody()
    await ask(house, anna)
    expect(await faultOf(enter(house, anna, code))).toEqual({ code: 'code.wrong', triesLeft: 4 })
  })

  it.each([['👻'], ['\u202e'], ["'; drop table app_user; --"], ['9'.repeat(10_000)], ['\u0000'], ['+4915112345678']])(
    'as a phone is refused: %j',
    async (phone) => {
      const house = testHouse(database)
      expect(await faultOf(ask(house, { ...somebody(), phone }))).toMatchObject({ code: 'phone.invalid' })
      expect(await faultOf(enter(house, { ...somebody(), phone }, '1234'))).toMatchObject({ code: 'phone.invalid' })
      expect(house.sms.sent).toHaveLength(0)
    },
  )
})

it('answers the same, by the same queries, for a phone with a user and one without', async () => {
  const house = testHouse(database)
  const [known, unknown] = [somebody(), somebody()]
  await ask(house, known)
  await enter(house, known, house.sms.codeFor(known.phone))
  const queriesOf = async (action: () => Promise<unknown>) => {
    const spy = vi.spyOn(pg.Client.prototype, 'query')
    try {
      return { result: await action(), seen: spy.mock.calls.map(([query]) => textOf(query)) }
    } finally {
      spy.mockRestore()
    }
  }
  const asked = [await queriesOf(() => ask(house, known)), await queriesOf(() => ask(house, unknown))]
  expect(asked[0]?.seen).toEqual(asked[1]?.seen)
  expect(asked[0]?.seen.length).toBeGreaterThan(3)
  const codes = [known, unknown].map(({ phone }) => notThe(house.sms.codeFor(phone)))
  const entered = [
    await queriesOf(() => faultOf(enter(house, known, codes[0] ?? ''))),
    await queriesOf(() => faultOf(enter(house, unknown, codes[1] ?? ''))),
  ]
  expect(entered[0]).toEqual(entered[1])
  expect(entered[0]?.result).toEqual({ code: 'code.wrong', triesLeft: 4 })
})

function textOf(query: unknown): string {
  if (typeof query === 'string') return query
  return typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : ''
}

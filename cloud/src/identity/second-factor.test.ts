import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../platform/context.ts'
import type { OpenDatabase } from '../platform/database/index.ts'
import { ensureUser } from './ensure-user.ts'
import { faultOf } from './fault-of.ts'
import { requestCode } from './request-code.ts'
import { resolveActor } from './resolve-actor.ts'
import { sealSecret, unsealSecret } from './seal-secret.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  readSecondFactor,
  remakeBackupCodes,
  removeSecondFactor,
} from './set-up-second-factor.ts'
import { showSecondFactor } from './show-second-factor.ts'
import { openTestDatabase, type TestHouse, testHouse } from './test-house.ts'
import { matchTotp, newTotpSecret, totpAt, totpStep, totpUri } from './totp.ts'
import { verifyCode } from './verify-code.ts'

const second = 1000

describe('a one-time password', () => {
  // RFC 6238, appendix B, of whose eight digits the last six are ours; the secret is «12345678901234567890».
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('at %i s is %s', (atS, code) => expect(totpAt(secret, totpStep(atS * second))).toBe(code))

  it('serves in its thirty seconds and those around them, across midnight and the year, whatever the zone', () => {
    for (const zone of ['Asia/Kamchatka', 'UTC', 'Europe/Kaliningrad']) {
      process.env.TZ = zone
      const midnight = Date.parse('2026-12-31T24:00:00Z')
      const code = totpAt(secret, totpStep(midnight - second))
      const serves = (nowMs: number) => matchTotp(secret, code, nowMs, 0) !== undefined
      const at = [-60, -59, -1, 0, 29, 30].map((s) => serves(midnight + s * second))
      expect(at).toEqual([true, true, true, true, true, false])
    }
    delete process.env.TZ
  })

  it('serves once, and none before it serves after it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 }), fc.constantFrom(-1, 0, 1), (step, offset) => {
        const nowMs = step * 30 * second
        const made = newTotpSecret()
        expect(made).toMatch(/^[A-Z2-7]{32}$/)
        const code = totpAt(made, step + offset)
        const taken = matchTotp(made, code, nowMs, 0)
        expect(taken).toBeDefined()
        expect(matchTotp(made, code, nowMs, step + 1)).toBeUndefined()
      }),
    )
  })

  it.each(['', '12345', '1234567', '12345a', '٠٥٠٤٧١', '🙂🙂🙂🙂🙂🙂', '1'.repeat(10_000)])('is not %j', (code) => {
    expect(matchTotp(secret, code, 0, 0)).toBeUndefined()
  })

  it('names the house and the person to the app', () => {
    expect(totpUri(secret, '+79000000010')).toBe(
      `otpauth://totp/${encodeURIComponent('Домовой:+79000000010')}?secret=${secret}&issuer=${encodeURIComponent('Домовой')}`,
    )
  })
})

describe('with a database', () => {
  let database: OpenDatabase
  beforeAll(async () => {
    database = await openTestDatabase()
  }, 60_000)
  afterAll(() => database.stop())

  let last = 9_310_000_000
  /** Somebody who signs in by phone, on a device. */
  async function somebody() {
    const house = testHouse(database)
    // Thirty seconds begin, so that steps are whole.
    house.clock.advance(30_000 - (house.clock.now() % 30_000))
    const phone = `+7${++last}`
    const userId = await ensureUser(house.ctx, { phone, familyName: 'Орлова', givenName: 'Ольга', patronymic: '' })
    const enter = async (afterMs = 20 * 60 * second) => {
      house.clock.advance(afterMs)
      await requestCode(house.ctx, house.identity, { phone, address: '198.51.100.9', language: 'ru' })
      const place = { address: '198.51.100.9', userAgent: 'test' }
      const { cookies, needsSecondFactor } = await verifyCode(house.ctx, house.identity, {
        ...{ phone, code: house.sms.codeFor(phone), ...place },
      })
      return { cookies, header: cookieOf(cookies), needsSecondFactor }
    }
    const as = async (header: string | undefined) => {
      const { actor } = await resolveActor(house.ctx, house.identity, header)
      return { ...house.ctx, actor }
    }
    return { ...house, phone, userId, enter, as }
  }
  type Somebody = Awaited<ReturnType<typeof somebody>>
  const cookieOf = (cookies: readonly string[]) => cookies[0]?.split(';')[0]
  const codeNow = (house: TestHouse, secret: string) => totpAt(secret, totpStep(house.clock.now()))

  async function enrolled() {
    const olga = await somebody()
    const { header } = await olga.enter()
    const { secret } = await beginSecondFactor(await olga.as(header), olga.identity)
    const code = codeNow(olga, secret)
    const backupCodes = await confirmSecondFactor(await olga.as(header), olga.identity, { code, language: 'ru' })
    return { olga, header, secret, backupCodes, code }
  }
  const show = async (olga: Somebody, header: string | undefined, code: string) =>
    showSecondFactor(await olga.as(header), olga.identity, { code, cookieHeader: header })
  const hasIt = (actor: Actor) => actor.kind === 'user' && actor.hasSecondFactor

  it('is on after its first password, marks the session and tells the person', async () => {
    const { olga, header, backupCodes } = await enrolled()
    const ctx = await olga.as(header)
    expect(hasIt(ctx.actor)).toBe(true)
    expect(await readSecondFactor(ctx)).toEqual({ isOn: true, isShown: true, backupCodesLeft: 10 })
    expect(new Set(backupCodes).size).toBe(10)
    for (const code of backupCodes) expect(code).toMatch(/^[A-Z2-9]{5}-[A-Z2-9]{5}$/)
    expect(olga.sms.sent.at(-1)).toMatchObject({ template: 'second-factor-on', to: olga.phone })
    expect(await faultOf(beginSecondFactor(ctx, olga.identity))).toEqual({ code: 'second-factor.present' })
  })

  it('makes a phone code half a sign-in, which is nobody until the factor is shown', async () => {
    const { olga, secret } = await enrolled()
    const half = await olga.enter()
    expect(half.needsSecondFactor).toBe(true)
    expect(half.cookies).toHaveLength(1)
    expect((await olga.as(half.header)).actor).toEqual({ kind: 'anonymous' })
    const cookies = await show(olga, half.header, codeNow(olga, secret))
    expect(hasIt((await olga.as(cookieOf(cookies))).actor)).toBe(true)
    // The half is used up.
    expect(await faultOf(show(olga, half.header, '000000'))).toEqual({ code: 'session.required' })
  })

  it('gives ten minutes for it', async () => {
    const { olga, secret } = await enrolled()
    const { header } = await olga.enter()
    olga.clock.advance(10 * 60 * second)
    expect(await faultOf(show(olga, header, codeNow(olga, secret)))).toEqual({ code: 'session.required' })
  })

  it('is asked of nobody who is nobody', async () => {
    const { ctx, identity } = await somebody()
    const shown = { code: '123456', cookieHeader: undefined }
    expect(await faultOf(showSecondFactor(ctx, identity, shown))).toEqual({ code: 'session.required' })
  })

  it('takes no password a second time, be it in the same second on two devices', async () => {
    const { olga, secret, code } = await enrolled()
    const halves = [await olga.enter(), await olga.enter(0)]
    const now = codeNow(olga, secret)
    const faults = await Promise.all(halves.map(({ header }) => faultOf(show(olga, header, now))))
    expect(faults.map((fault) => fault.code).sort()).toEqual(['none', 'second-factor.wrong'])
    expect(code).not.toBe(now)
  })

  it('allows five wrong ones of fifty at the same moment, then not even the right one', async () => {
    const { olga, secret } = await enrolled()
    const { header } = await olga.enter()
    const faults = await Promise.all(Array.from({ length: 50 }, () => faultOf(show(olga, header, '0x'))))
    const counted = (code: string) => faults.filter((fault) => fault.code === code).length
    expect([counted('second-factor.wrong'), counted('code.limited')]).toEqual([5, 45])
    expect(await faultOf(show(olga, header, codeNow(olga, secret)))).toMatchObject({ code: 'code.limited' })
  })

  it('takes each backup code once, however it is written', async () => {
    const { olga, header, backupCodes } = await enrolled()
    const [first = ''] = backupCodes
    const half = await olga.enter()
    const cookies = await show(olga, half.header, ` ${first.toLowerCase().replace('-', ' ')} `)
    const ctx = await olga.as(cookieOf(cookies))
    expect(await readSecondFactor(ctx)).toMatchObject({ backupCodesLeft: 9 })
    expect(await faultOf(show(olga, header, first))).toMatchObject({ code: 'second-factor.wrong' })
    const renewed = await remakeBackupCodes(ctx, olga.identity, backupCodes[1] ?? '')
    expect(await faultOf(show(olga, header, backupCodes[2] ?? ''))).toMatchObject({ code: 'second-factor.wrong' })
    await show(olga, header, renewed[0] ?? '')
  })

  it("takes nobody else's backup code", async () => {
    const [anna, olga] = [await enrolled(), await enrolled()]
    const { header } = await olga.olga.enter()
    const [theirs = ''] = anna.backupCodes
    expect(await faultOf(show(olga.olga, header, theirs))).toMatchObject({ code: 'second-factor.wrong' })
  })

  it('is off by a password of its own, and the phone code is enough again', async () => {
    const { olga, header, secret } = await enrolled()
    olga.clock.advance(60 * second)
    const remove = async (code: string) =>
      removeSecondFactor(await olga.as(header), olga.identity, { code, language: 'ru' })
    expect(await faultOf(remove('000000'))).toMatchObject({ code: 'second-factor.wrong' })
    await remove(codeNow(olga, secret))
    const whole = await olga.enter()
    expect(whole.needsSecondFactor).toBe(false)
    expect(hasIt((await olga.as(whole.header)).actor)).toBe(false)
  })

  it('guards nothing while it is only begun', async () => {
    const olga = await somebody()
    const { header } = await olga.enter()
    await beginSecondFactor(await olga.as(header), olga.identity)
    expect((await olga.enter()).needsSecondFactor).toBe(false)
    expect(await faultOf(show(olga, header, '123456'))).toEqual({ code: 'second-factor.unset' })
  })

  it('is never kept as it is, and opens for its own person only', async () => {
    const { olga, secret } = await enrolled()
    const { rows } = await database.pool.query('select secret from second_factor where user_id = $1', [olga.userId])
    const { keys } = olga.identity
    expect(rows[0].secret).not.toContain(secret)
    expect(unsealSecret(keys, olga.userId, rows[0].secret)).toBe(secret)
    expect(() => unsealSecret(keys, 'somebody else', rows[0].secret)).toThrow()
    expect(sealSecret(keys, olga.userId, secret)).not.toBe(rows[0].secret)
  })
})

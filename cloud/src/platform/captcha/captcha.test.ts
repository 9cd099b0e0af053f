import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { VirtualClock } from '../virtual-clock.ts'
import { createCaptcha, pictureLivesMs, proofLivesMs } from './captcha.ts'
import { checkCaptcha, sweepCaptchas } from './check-captcha.ts'
import { drawDigits } from './draw-digits.ts'
import { issuePicture } from './issue-picture.ts'
import { issueProof } from './issue-proof.ts'
import { type CaptchaSolution, captchaSolution } from './solution.ts'
import { captchaPicture, usedProof } from './tables.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.stop())

const captcha = createCaptcha('a secret of the tests, long enough to be one')
const house = () => {
  const clock = new VirtualClock(Date.now())
  const ctx = { db: database.db, clock }
  return { clock, ctx, check: (solution?: CaptchaSolution) => checkCaptcha(ctx, captcha, solution) }
}

async function solve(nowMs: number, its = captcha): Promise<CaptchaSolution> {
  const challenge = await issueProof(its, nowMs)
  const solution = await solveChallenge({ challenge, deriveKey })
  return captchaSolution.parse(JSON.parse(JSON.stringify({ kind: 'proof', challenge, solution })))
}

describe('the proof of work', () => {
  it('lets a solution through once, however many try it at the same moment', async () => {
    const { check, clock } = house()
    const solution = await solve(clock.now())
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => check(solution)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(check(solution)).rejects.toMatchObject({ code: 'captcha.expired' })
  })

  it('takes nothing for no solution, and none after its time', async () => {
    const { check, clock } = house()
    await expect(check()).rejects.toMatchObject({ code: 'captcha.required' })
    const late = await solve(clock.now())
    clock.advance(proofLivesMs)
    await expect(check(late)).rejects.toMatchObject({ code: 'captcha.expired' })
  })

  it('refuses work that was not asked for, was changed, or was not done', async () => {
    const { check, clock } = house()
    const stranger = await solve(clock.now(), createCaptcha('another secret of the tests, as long as that'))
    await expect(check(stranger)).rejects.toMatchObject({ code: 'captcha.wrong' })
    const done = await solve(clock.now())
    if (done.kind !== 'proof') throw new Error('a proof was asked for')
    const longer = structuredClone(done)
    longer.challenge.parameters.data.until += 1
    await expect(check(longer)).rejects.toMatchObject({ code: 'captcha.wrong' })
    const easier = structuredClone(done)
    easier.challenge.parameters.cost = 1
    await expect(check(easier)).rejects.toMatchObject({ code: 'captcha.wrong' })
    const undone = structuredClone(done)
    undone.solution.derivedKey = `${undone.challenge.parameters.keyPrefix}${'0'.repeat(32)}`
    await expect(check(undone)).rejects.toMatchObject({ code: 'captcha.wrong' })
    await check(done)
  })
})

describe('the picture', () => {
  it('is a PNG that differs each time', async () => {
    const [one, other] = [await drawDigits('0123456789', Math.random), await drawDigits('0123456789', Math.random)]
    expect(one.subarray(1, 4).toString()).toBe('PNG')
    expect(one.equals(other)).toBe(false)
  })

  it('lets its digits through once, with whatever stands between them', async () => {
    const { ctx, check } = house()
    const { id } = await issuePicture(ctx, captcha, '10.0.0.1', '012345')
    await check({ kind: 'picture', id, answer: ' 012 345 ' })
    await expect(check({ kind: 'picture', id, answer: '012345' })).rejects.toMatchObject({ code: 'captcha.expired' })
  })

  it('is gone after three wrong answers, also when they come together', async () => {
    const { ctx, check } = house()
    const { id } = await issuePicture(ctx, captcha, '10.0.0.2', '012345')
    const answers = ['1', '👻', "'; --", '4', '5', '6'].map((answer) => check({ kind: 'picture', id, answer }))
    const codes = (await Promise.allSettled(answers)).map((it) => it.status === 'rejected' && it.reason.code)
    expect(codes.toSorted()).toEqual([...Array(3).fill('captcha.expired'), ...Array(3).fill('captcha.wrong')])
    await expect(check({ kind: 'picture', id, answer: '012345' })).rejects.toMatchObject({ code: 'captcha.expired' })
  })

  it('keeps no digits, runs out, and is drawn for one address only so often', async () => {
    const { ctx, check, clock } = house()
    const { id } = await issuePicture(ctx, captcha, '10.0.0.3', '987654')
    expect(JSON.stringify(await database.db.orm.select().from(captchaPicture))).not.toContain('987654')
    const more = Array.from({ length: 199 }, () => issuePicture(ctx, captcha, '10.0.0.3'))
    await Promise.all(more)
    await expect(issuePicture(ctx, captcha, '10.0.0.3')).rejects.toMatchObject({ code: 'captcha.limited' })
    await issuePicture(ctx, captcha, '10.0.0.4')
    clock.advance(pictureLivesMs)
    await expect(check({ kind: 'picture', id, answer: '987654' })).rejects.toMatchObject({ code: 'captcha.expired' })
  })
})

it('forgets what can serve nobody any more', async () => {
  const { clock, check } = house()
  await check(await solve(clock.now()))
  await database.db.as({}, (tx) => sweepCaptchas(tx, clock.now() + proofLivesMs + 1))
  expect(await database.db.orm.select().from(usedProof)).toEqual([])
  expect(await database.db.orm.select().from(captchaPicture)).toEqual([])
})

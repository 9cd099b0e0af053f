import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../clock.ts'
import { type OpenDatabase, openDatabase } from '../database/index.ts'
import { type Limit, lockLimits, sweepLimits } from './lock-limits.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'domovoy-limits-'))
let database: OpenDatabase
beforeAll(async () => {
  database = await openDatabase({ url: undefined, dataFolder }, systemClock, pino({ level: 'silent' }))
}, 60_000)
afterAll(async () => {
  await database.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

const now = Date.UTC(2026, 10, 20, 9)
const hour = 3_600_000
const limitOf = (key: string): Limit => ({ key, policy: { windows: [{ max: 3, perMs: hour }] } })

/** Takes each limit once, or none when one of them refuses. */
function take(limits: readonly Limit[], nowMs = now): Promise<boolean> {
  return database.db.as({}, async (tx) => {
    const held = await lockLimits(
      tx,
      nowMs,
      limits.map(({ key }) => key),
    )
    if (limits.some((limit) => !held.judge(limit).allowed)) return false
    for (const limit of limits) await held.record(limit)
    return true
  })
}

describe('lockLimits', () => {
  it('counts exactly under a hundred takers at the same moment', async () => {
    const taken = await Promise.all(Array.from({ length: 100 }, () => take([limitOf('crowd')])))
    expect(taken.filter(Boolean)).toHaveLength(3)
    const later = await Promise.all(Array.from({ length: 100 }, () => take([limitOf('crowd')], now + hour)))
    expect(later.filter(Boolean)).toHaveLength(3)
  })

  it('never waits in a ring, whichever order the keys are named in', async () => {
    const keys = ['a', 'b', 'c'].map((key) => limitOf(`ring-${key}`))
    const orders = [keys, keys.toReversed(), [keys[1], keys[2], keys[0]].filter((it) => it !== undefined)]
    const taken = await Promise.all(Array.from({ length: 60 }, (_, n) => take(orders[n % 3] ?? keys)))
    expect(taken.filter(Boolean)).toHaveLength(3)
  })

  it('leaves nothing counted when the transaction rolls back', async () => {
    const limit = limitOf('rolled-back')
    for (let n = 0; n < 5; n++) {
      const work = database.db.as({}, async (tx) => {
        await (await lockLimits(tx, now, [limit.key])).record(limit)
        throw new Error('changed my mind')
      })
      await expect(work).rejects.toThrow('changed my mind')
    }
    expect(await take([limit])).toBe(true)
  })

  it('keeps no more moments than the policy asks about', async () => {
    for (let n = 0; n < 20; n++) await take([limitOf('long')], now + (n * hour) / 3)
    const { rows } = await database.pool.query(`select cardinality(hits) as n from rate_limit where key = 'long'`)
    expect(rows).toEqual([{ n: 3 }])
  })

  it('refuses to judge what it does not hold', async () => {
    const work = database.db.as({}, async (tx) => (await lockLimits(tx, now, ['held'])).judge(limitOf('other')))
    await expect(work).rejects.toThrow('limit other was not locked')
  })
})

it('sweeps away what has run out, and nothing else', async () => {
  await take([limitOf('old')], now - hour - 1)
  await take([limitOf('young')], now)
  await database.db.as({}, (tx) => sweepLimits(tx, now))
  const { rows } = await database.pool.query(`select key from rate_limit where key in ('old', 'young')`)
  expect(rows).toEqual([{ key: 'young' }])
})

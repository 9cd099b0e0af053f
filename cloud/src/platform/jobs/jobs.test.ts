import { getRollbackPlans } from 'pg-boss'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../clock.ts'
import { withClient } from '../database/roles.ts'
import { openTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { installJobs, jobSchema, jobSchemaVersion } from './job-schema.ts'
import { startJobs } from './jobs.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.stop())

const log = pino({ level: 'silent' })
const start = () => startJobs({ db: database.db, clock: systemClock, log })

const installed = async () => {
  const select = `select version from ${jobSchema}.version`
  return (await withClient(database.owner, (client) => client.query<{ version: number }>(select))).rows
}

describe('the tables of the job queue', () => {
  it('are of the version that this pg-boss works with', async () => {
    expect(await installed()).toEqual([{ version: jobSchemaVersion }])
  })

  it('are brought up to date, once, by their owner', async () => {
    await withClient(database.owner, (client) => client.query(getRollbackPlans(jobSchema, jobSchemaVersion)))
    expect(await installed()).toEqual([{ version: jobSchemaVersion - 1 }])
    await expect(start()).rejects.toThrow()
    await withClient(database.owner, installJobs)
    await withClient(database.owner, installJobs)
    expect(await installed()).toEqual([{ version: jobSchemaVersion }])
    await (await start()).stop()
  })

  it('cannot be changed by the role that requests run as', async () => {
    for (const statement of [`drop table ${jobSchema}.job`, `alter table ${jobSchema}.job add x int`]) {
      await expect(database.pool.query(statement)).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('a job', () => {
  it('leaves with its transaction, is done once, and waits as long as it was told', async () => {
    const jobs = await start()
    const done: number[] = []
    const all = Promise.withResolvers<void>()
    await jobs.work<{ n: number }>('numbers', { parallel: 3, pollMs: 60_000 }, async (job) => {
      await database.db.as({}, job.complete)
      done.push(job.data.n)
      if (done.length === 20) all.resolve()
    })
    await database.db.as({}, async (tx) => {
      await jobs.add(tx, 'numbers', { n: -1 }, { afterS: 3_600 })
      for (let n = 0; n < 20; n++) await jobs.add(tx, 'numbers', { n })
    })
    const failing = database.db.as({}, async (tx) => {
      await jobs.add(tx, 'numbers', { n: -2 })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    jobs.hurry('numbers')
    await all.promise
    expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n))
    await jobs.stop()
  })

  it('in hand is ended with when the node stops', async () => {
    const jobs = await start()
    const taken = Promise.withResolvers<void>()
    const finish = Promise.withResolvers<void>()
    let ended = false
    await jobs.work('slow', { parallel: 1, pollMs: 60_000 }, async (job) => {
      taken.resolve()
      await finish.promise
      await database.db.as({}, job.complete)
      ended = true
    })
    await database.db.as({}, (tx) => jobs.add(tx, 'slow', {}))
    jobs.hurry('slow')
    await taken.promise
    const stopped = jobs.stop()
    finish.resolve()
    await stopped
    expect(ended).toBe(true)
  })
})

import { sql } from 'drizzle-orm'
import type { PoolClient } from 'pg'
import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { company } from '../../company/index.ts'
import { openTestDatabase, type TestDatabase } from './test-database.ts'

let database: TestDatabase
let client: PoolClient
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.stop())
beforeEach(async () => {
  client = await database.pool.connect()
})
afterEach(() => client.release(true))

/** How many of the statements that this connection keeps have such words. */
async function kept(words: string): Promise<number> {
  const found = await client.query<{ kept: string }>(
    `select count(*) as kept from pg_prepared_statements where statement like '%${words}%' and name <> ''`,
  )
  return Number(found.rows[0]?.kept)
}

/** As drizzle asks: the text in a description, the values beside it. */
async function times(count: number, text: string, values: unknown[]): Promise<unknown[]> {
  const seen: unknown[] = []
  for (let n = 0; n < count; n++) seen.push((await client.query({ text }, values)).rows?.[0])
  return seen
}

it('has a query kept from the third time on, and answers the same', async () => {
  const text = 'select $1::int + 1 as next_of_it'
  expect(await times(2, text, [1])).toEqual([{ next_of_it: 2 }, { next_of_it: 2 }])
  expect(await kept('next_of_it')).toBe(0)
  expect(await times(8, text, [41])).toEqual(Array.from({ length: 8 }, () => ({ next_of_it: 42 })))
  expect(await kept('next_of_it')).toBe(1)
})

it('keeps no text that inserts thousands of rows, and none without values, which may be several', async () => {
  const list = Array.from({ length: 3000 }, (_, n) => `$${n + 1}::int`).join(',')
  await times(
    4,
    `select 'long one' as it, array[${list}]`,
    Array.from({ length: 3000 }, () => 1),
  )
  expect(await kept('long one')).toBe(0)
  await times(4, 'select 1; select 2', [])
})

it('meets a query again that has failed, be it when parsed or when run', async () => {
  const missing = 'select $1::int as n from not_there_yet'
  for (let n = 0; n < 5; n++)
    await expect(client.query({ text: missing }, [1])).rejects.toMatchObject({ code: '42P01' })
  const divides = 'select 6 / $1::int as part'
  for (let n = 0; n < 5; n++)
    await expect(client.query({ text: divides }, [0])).rejects.toMatchObject({ code: '22012' })
  await client.query('create temporary table not_there_yet as select 1')
  expect((await client.query({ text: missing }, [7])).rows).toEqual([{ n: 7 }])
  expect((await client.query({ text: divides }, [2])).rows).toEqual([{ part: 3 }])
})

it('shows nothing of another company by a plan that was made for the first', async () => {
  const ids = [uuidv7(), uuidv7()]
  for (const id of ids) await database.db.inTenant(id, (tx) => tx.insert(company).values({ id, name: `Named ${id}` }))
  client.release(true)
  for (let n = 0; n < 24; n++) {
    const id = ids[n % 2] ?? ''
    const seen = await database.db.inTenant(id, (tx) =>
      tx.execute<{ id: string }>(sql`select id from company where name like ${'Named %'}`),
    )
    expect(seen.rows).toEqual([{ id }])
  }
  client = await database.pool.connect()
  expect(await kept('from company where name like')).toBe(1)
})

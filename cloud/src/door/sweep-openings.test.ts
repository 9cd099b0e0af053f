import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sweepViewers } from '../camera/index.ts'
import { otherCompany, ownCompany, seedDemo } from '../demo/index.ts'
import { openTestDatabase, type TestDatabase } from '../platform/database/test-database.ts'
import { VirtualClock } from '../platform/virtual-clock.ts'
import { sweepOpenings } from './index.ts'

let database: TestDatabase
const clock = new VirtualClock(Date.now())
beforeAll(async () => {
  database = await openTestDatabase()
  await seedDemo({ db: database.db, clock })
})
afterAll(() => database.stop())

const companies = [ownCompany, otherCompany]
const count = async (table: 'opening' | 'viewer') => {
  const counts = companies.map(({ id }) =>
    database.db.inTenant(
      id,
      async (tx) => (await tx.execute<{ id: string }>(sql.raw(`select id from ${table}`))).rows.length,
    ),
  )
  return await Promise.all(counts)
}

/** One of each age in each company. */
async function fill(table: 'opening' | 'viewer'): Promise<void> {
  for (const { id, houses } of companies) {
    for (const age of ['3 days', '1 day']) {
      const more = table === 'opening' ? [sql`, idempotency_key, node`, sql`, gen_random_uuid(), 'n'`] : [sql``, sql``]
      await database.db.inTenant(id, (tx) =>
        tx.execute(sql`
          insert into ${sql.raw(table)} (id, company_id, entrance_id, user_id, asked_at ${more[0]})
          values (gen_random_uuid(), ${id}, ${houses[0].entranceId}, gen_random_uuid(), now() - ${age}::interval ${more[1]})`),
      )
    }
  }
}

it.each([
  ['opening', sweepOpenings],
  ['viewer', sweepViewers],
] as const)('old rows of %s are forgotten in every company, young ones are not', async (table, sweep) => {
  await fill(table)
  expect(await count(table)).toEqual([2, 2])
  await sweep({ db: database.db, clock })
  expect(await count(table)).toEqual([1, 1])
  await database.db.as({ sweep: 'old' }, (tx) => tx.execute(sql.raw(`delete from ${table}`)))
  expect(await count(table)).toEqual([1, 1])
})

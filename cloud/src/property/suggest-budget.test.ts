import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../platform/database/test-database.ts'
import { VirtualClock } from '../platform/virtual-clock.ts'
import { createSuggestBudget } from './suggest-budget.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.stop())

it('is one for all nodes, and for a restarted one; a minute later it is whole again', async () => {
  const clock = new VirtualClock()
  const node = () => createSuggestBudget({ db: database.db, clock })
  const ask = async (mayAsk: ReturnType<typeof node>, times: number) => {
    let allowed = 0
    for (let n = 0; n < times; n++) if (await mayAsk('203.0.113.7')) allowed++
    return allowed
  }
  const [one, other] = [node(), node()]
  expect(await ask(one, 120)).toBe(120)
  expect(await ask(other, 200)).toBe(120)
  expect(await ask(one, 3)).toBe(0)
  expect(await ask(node(), 3)).toBe(0)
  expect(await node()('203.0.113.8')).toBe(true)
  clock.advance(60_001)
  expect(await ask(one, 1)).toBe(1)
})

import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { company } from '../company/index.ts'
import { openTestDatabase, type TestDatabase } from '../platform/database/test-database.ts'
import { VirtualClock } from '../platform/virtual-clock.ts'
import { addMessage, holdRequest } from './add-message.ts'
import { createRequest } from './create-request.ts'
import { request } from './tables.ts'

describe('requests of a company', () => {
  const clock = new VirtualClock(Date.now())
  const [north, south] = [uuidv7(), uuidv7()]
  let database: TestDatabase
  beforeAll(async () => {
    database = await openTestDatabase()
    for (const id of [north, south]) {
      await database.db.inTenant(id, (tx) => tx.insert(company).values({ id, name: id }))
    }
  })
  afterAll(() => database.stop())

  const asked = { userId: uuidv7(), kind: 'question', title: 'Лампа', description: 'Не горит' } as const
  const create = (companyId: string, thenFail = false) =>
    database.db.inTenant(companyId, async (tx) => {
      const made = await createRequest(tx, clock, { ...asked, companyId })
      if (thenFail) throw new Error('something else failed')
      return made
    })

  it('are numbered without gaps, each company by itself, however many are made at once and fail', async () => {
    const tries = Array.from({ length: 30 }, (_, i) => create(i % 3 === 0 ? south : north, i % 5 === 4))
    const made = (await Promise.allSettled(tries)).flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []))
    const numbersOf = (companyId: string) =>
      database.db.inTenant(companyId, (tx) => tx.select({ number: request.number }).from(request))
    for (const companyId of [north, south]) {
      const numbers = (await numbersOf(companyId)).map((it) => it.number).sort((a, b) => a - b)
      expect(numbers).toEqual(numbers.map((_, i) => i + 1))
    }
    expect(made).toHaveLength(24)
  })

  it('do not exist for another company or person', async () => {
    const { id } = await create(north)
    expect(await database.db.inTenant(south, (tx) => tx.select().from(request).where(eq(request.id, id)))).toEqual([])
    const seenBy = (user: string) =>
      database.db.as({ user }, (tx) => tx.select({ id: request.id }).from(request).where(eq(request.id, id)))
    expect(await seenBy(uuidv7())).toEqual([])
    expect(await seenBy(asked.userId)).toEqual([{ id }])
  })

  it('take no more words once they have ended, and end once', async () => {
    const { id } = await create(north)
    const say = (text: string, to?: 'closed') =>
      database.db.inTenant(north, async (tx) => {
        const row = await holdRequest(tx, id)
        const line = { author: 'resident', authorId: asked.userId, text, ...(to && { to }) } as const
        return await addMessage(tx, clock, row, line)
      })
    await say('Уже горит')
    await expect(say('  ')).rejects.toMatchObject({ code: 'request.text' })
    await expect(say('я'.repeat(4001))).rejects.toMatchObject({ code: 'request.text' })
    const both = await Promise.allSettled([say('', 'closed'), say('', 'closed')])
    expect(both.map((it) => it.status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(say('И снова')).rejects.toMatchObject({ code: 'request.ended' })
  })
})

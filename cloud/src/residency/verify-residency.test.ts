import { and, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ownCompany, premisesIdOf } from '../demo/index.ts'
import { maria, startTestCloud, type TestCloud } from '../test-cloud.ts'
import { claimPremises, endResidency, residency, unverifyResidency, verifyResidency } from './index.ts'

const [{ entranceId }] = ownCompany.houses
const otherFlat = premisesIdOf(entranceId, 3)

const me = z.object({
  user: z.object({ id: z.uuid() }),
  entrances: z.array(z.object({ premises: z.array(z.string()) })),
})

describe('a residency', () => {
  let cloud: TestCloud
  let userId: string
  const inCompany: TestCloud['database']['db']['inTenant'] = (id, work) => cloud.database.db.inTenant(id, work)
  const homes = async () => {
    const { entrances } = me.parse(await (await cloud.ask(maria, '/api/me')).json())
    return entrances.flatMap((it) => it.premises)
  }
  const claim = (premisesId: string) =>
    inCompany(ownCompany.id, (tx) =>
      claimPremises(tx, cloud, { companyId: ownCompany.id, userId, premisesId, relation: 'owner' }),
    )
  beforeAll(async () => {
    cloud = await startTestCloud()
    userId = me.parse(await (await cloud.ask(maria, '/api/me')).json()).user.id
  })
  afterAll(async () => await cloud.stop())

  it('V1: opens nothing until it is verified, and nothing once the verification is taken back', async () => {
    const { residencyId } = await claim(otherFlat)
    expect(await homes()).toEqual(['7'])
    await inCompany(ownCompany.id, (tx) => verifyResidency(tx, cloud, { residencyId, by: 'staff' }))
    expect(await homes()).toEqual(['3', '7'])
    await inCompany(ownCompany.id, (tx) => unverifyResidency(tx, { residencyId }))
    expect(await homes()).toEqual(['7'])
  })

  it('is one, however often it is claimed at the same time', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => claim(premisesIdOf(entranceId, 4))))
    expect(new Set(made.map((it) => it.residencyId)).size).toBe(1)
  })

  it('ends once, and may begin anew', async () => {
    const premisesId = premisesIdOf(entranceId, 5)
    const { residencyId } = await claim(premisesId)
    await inCompany(ownCompany.id, (tx) => verifyResidency(tx, cloud, { residencyId, by: 'staff' }))
    expect(await homes()).toContain('5')
    await inCompany(ownCompany.id, (tx) => endResidency(tx, cloud, { residencyId }))
    expect(await homes()).not.toContain('5')
    const again = inCompany(ownCompany.id, (tx) => endResidency(tx, cloud, { residencyId }))
    await expect(again).rejects.toMatchObject({ code: 'residency.unknown' })
    expect((await claim(premisesId)).residencyId).not.toBe(residencyId)
  })

  it('stops serving at its last moment by itself', async () => {
    const mine = and(eq(residency.userId, userId), isNull(residency.endedAt), eq(residency.verifiedBy, 'staff'))
    await inCompany(ownCompany.id, (tx) =>
      tx
        .update(residency)
        .set({ endsAt: new Date(0) })
        .where(mine),
    )
    expect(await homes()).toEqual([])
  })
})

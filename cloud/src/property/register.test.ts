import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { otherCompany, ownCompany, premisesIdOf } from '../demo/index.ts'
import type { Context } from '../platform/context.ts'
import { startTestCloud, type TestCloud } from '../test-cloud.ts'
import { asStaff } from '../test-staff.ts'
import { addBuilding } from './add-building.ts'
import { addEntrance } from './add-entrance.ts'
import { addPremises } from './add-premises.ts'
import { buildingInput } from './building-input.ts'
import { changeBuilding } from './change-building.ts'
import { changePremises } from './change-premises.ts'
import { deleteBuilding } from './delete-building.ts'
import { deletePremises } from './delete-premises.ts'
import { exportPremises } from './export-premises.ts'
import { listBuildings } from './list-buildings.ts'
import { matchAddress } from './match-address.ts'
import { newPremisesInput, premisesInput } from './premises-input.ts'
import { readBuilding } from './read-building.ts'

let cloud: TestCloud
let staff: Context
let reader: Context
let stranger: Context
beforeAll(async () => {
  cloud = await startTestCloud()
  staff = await asStaff(cloud, ownCompany.id, ['administrator'])
  reader = await asStaff(cloud, ownCompany.id, ['reader'])
  stranger = await asStaff(cloud, otherCompany.id, ['administrator'])
}, 60_000)
afterAll(() => cloud.stop())

const us = ownCompany.id
const [house] = ownCompany.houses
const place = (changes = {}) =>
  buildingInput.parse({ city: 'Химки', district: 'Сходня', street: 'ул. Молодёжная', house: '10к2', ...changes })
const newFlats = (numbers: string) => newPremisesInput.parse({ numbers })

describe('a building', () => {
  it('is spelt out of what was typed, found again, and stands once in the register', async () => {
    const { id } = await addBuilding(staff, us, place())
    const { building } = await readBuilding(staff, us, id)
    expect(building).toMatchObject({ street: 'Молодёжная', streetKind: 'street', house: '10', block: '2' })
    expect(building.address).toBe('Химки, Сходня, ул. Молодёжная, д. 10, корп. 2')
    await expect(addBuilding(staff, us, place({ street: 'УЛИЦА МОЛОДЕЖНАЯ' }))).rejects.toMatchObject({
      code: 'building.exists',
    })
    const { id: entranceId } = await addEntrance(staff, us, id, { name: 'Подъезд 1' })
    expect(await addPremises(staff, us, entranceId, newFlats('1-40, 41А'))).toEqual({ added: 41 })
    expect(await addPremises(staff, us, entranceId, newFlats('40-42'))).toEqual({ added: 2 })
    for (const city of ['сходня', 'Химки']) {
      const typed = { companyId: us, city, street: 'молодежная', house: '10', building: 'корп. 2', flat: 'кв. 7' }
      expect(await matchAddress(staff, typed)).toMatchObject({ isFound: true, buildingId: id, number: '7' })
    }
  })

  it.each([['city'], ['street'], ['house']])('has a %s', async (field) => {
    await expect(addBuilding(staff, us, place({ [field]: '—' }))).rejects.toMatchObject({ code: 'building.incomplete' })
  })

  it('is searched with slips, and by its place', async () => {
    const addresses = async (filters: object) =>
      (await listBuildings(staff, us, filters)).buildings.map(({ address }) => address)
    expect(await addresses({ q: 'малодежная' })).toEqual(['Химки, Сходня, ул. Молодёжная, д. 10, корп. 2'])
    expect(await addresses({ q: 'лесная 12' })).toEqual(['Химки, ул. Лесная, д. 12'])
    expect(await addresses({ place: 'Сходня' })).toHaveLength(1)
    expect(await addresses({ q: 'такой нет' })).toEqual([])
    expect((await listBuildings(staff, us, {})).places).toEqual(['Сходня', 'Химки'])
  })

  it('is changed, and deleted with all that it is made of', async () => {
    const { id } = await addBuilding(staff, us, place({ house: '99' }))
    const { id: entranceId } = await addEntrance(staff, us, id, { name: '1' })
    await addPremises(staff, us, entranceId, newFlats('1-3'))
    await changeBuilding(staff, us, id, place({ house: '98', postalCode: '141420' }))
    expect((await readBuilding(staff, us, id)).building).toMatchObject({ house: '98', postalCode: '141420' })
    await deleteBuilding(staff, us, id)
    await expect(readBuilding(staff, us, id)).rejects.toMatchObject({ code: 'building.unknown' })
  })
})

describe('what something hangs on', () => {
  it('is not deleted, and the reason is told', async () => {
    const flat = premisesIdOf(house.entranceId, 12)
    await expect(deletePremises(staff, us, flat)).rejects.toMatchObject({ code: 'property.has-people' })
    await expect(deleteBuilding(staff, us, house.id)).rejects.toMatchObject({ code: 'property.has-people' })
    expect((await readBuilding(staff, us, house.id)).premises).toHaveLength(12)
  })
})

describe('premises', () => {
  it('keep one number each', async () => {
    const flat = premisesIdOf(house.entranceId, 5)
    const change = (number: string) =>
      changePremises(staff, us, flat, premisesInput.parse({ number, area: 54.3, floor: 2 }))
    await expect(change('6')).rejects.toMatchObject({ code: 'premises.exists' })
    await expect(change('кв.')).rejects.toMatchObject({ code: 'premises.numbers' })
    await change('кв. 5а')
    const { premises } = await readBuilding(staff, us, house.id)
    expect(premises.find(({ id }) => id === flat)).toMatchObject({ number: '5А', area: 54.3, floor: 2 })
    await change('5')
  })

  it.each(['', 'кв', '5-1', '1-3000'])('are not read from %j', async (numbers) => {
    await expect(addPremises(staff, us, house.entranceId, newFlats(numbers))).rejects.toMatchObject({
      code: 'premises.numbers',
    })
  })
})

describe('staff of another company', () => {
  it('is told the same as of a company that does not exist', async () => {
    for (const act of [
      () => listBuildings(stranger, us, {}),
      () => readBuilding(stranger, us, house.id),
      () => addBuilding(stranger, us, place()),
      () => exportPremises(stranger, us),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: 'company.unknown' })
    }
  })

  it('finds nothing of it in its own company', async () => {
    const them = otherCompany.id
    await expect(readBuilding(stranger, them, house.id)).rejects.toMatchObject({ code: 'building.unknown' })
    await expect(deleteBuilding(stranger, them, house.id)).rejects.toMatchObject({ code: 'building.unknown' })
    await expect(deletePremises(stranger, them, premisesIdOf(house.entranceId, 2))).rejects.toMatchObject({
      code: 'premises.unknown',
    })
    expect(await exportPremises(stranger, them)).not.toContain('Химки')
  })
})

it('lets a reader read and not write', async () => {
  expect((await listBuildings(reader, us, {})).total).toBeGreaterThan(0)
  await expect(addBuilding(reader, us, place())).rejects.toMatchObject({ code: 'staff.required' })
  await expect(deleteBuilding(reader, us, house.id)).rejects.toMatchObject({ code: 'staff.required' })
})

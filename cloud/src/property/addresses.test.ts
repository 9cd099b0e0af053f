import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { otherCompany, ownCompany, premisesIdOf } from '../demo/index.ts'
import { startTestCloud, type TestCloud } from '../test-cloud.ts'
import { matchAddress } from './match-address.ts'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
}, 60_000)
afterAll(() => cloud.stop())

const [house] = ownCompany.houses

describe('matchAddress', () => {
  const asTyped = { city: 'г. химки', street: 'УЛ ЛЕСНАЯ', house: 'д. 10', building: '', flat: 'кв. 12' }
  const match = (changes = {}) => matchAddress(cloud.database, { companyId: ownCompany.id, ...asTyped, ...changes })

  it('finds the flat however its address is typed', async () => {
    expect(await match()).toMatchObject({
      isFound: true,
      premisesId: premisesIdOf(house.entranceId, 12),
      address: 'Химки, ул. Лесная, д. 10',
    })
  })

  it('finds it without knowing the company too', async () => {
    expect(await match({ companyId: undefined })).toMatchObject({ isFound: true, companyId: ownCompany.id })
  })

  it.each([
    ['city', 'unknown', { city: 'Тверь' }],
    ['street', 'unknown', { street: 'ул. Лесна' }],
    ['house', 'unknown', { house: '11' }],
    ['house', 'unknown', { building: '2' }],
    ['flat', 'unknown', { flat: '13' }],
    ['house', 'missing', { house: 'дом' }],
    ['flat', 'missing', { flat: 'кв.' }],
  ])('tells that the %s is %s', async (field, reason, changes) => {
    expect(await match(changes)).toMatchObject({ isFound: false, field, reason })
  })

  it('tells what may have been meant', async () => {
    expect(await match({ street: 'ул. Лисная' })).toMatchObject({ suggestions: [{ street: 'ул. Лесная' }] })
  })

  it('finds nothing of another company', async () => {
    const [its] = otherCompany.houses
    const { city, street, house } = its.place
    expect(await match({ city, street, house, flat: '1' })).toMatchObject({ isFound: false, field: 'city' })
    expect(await match({ companyId: otherCompany.id, city, street, house, flat: '1' })).toMatchObject({ isFound: true })
  })
})

describe('GET /api/addresses/suggest', () => {
  const answer = z.object({ suggestions: z.array(z.looseObject({ text: z.string() })) })
  const suggest = async (query: Record<string, string>) => {
    const response = await cloud.ask(undefined, `/api/addresses/suggest?${new URLSearchParams(query)}`)
    return answer.parse(await response.json()).suggestions.map(({ text }) => text)
  }

  it.each([
    [{ q: 'лесн' }, ['Химки, ул. Лесная, д. 10', 'Химки, ул. Лесная, д. 12']],
    [{ q: 'Химки лисная 12' }, ['Химки, ул. Лесная, д. 12']],
    [{ q: 'хм', field: 'city' }, []],
    [{ q: 'химк', field: 'city' }, ['Химки']],
    [{ q: 'улица лес', field: 'street', city: 'химки' }, ['Химки, ул. Лесная']],
    [
      { q: '1', field: 'house', city: 'химки', street: 'ул. Лесная' },
      ['Химки, ул. Лесная, д. 10', 'Химки, ул. Лесная, д. 12'],
    ],
    [{ q: 'Полярная' }, []],
  ])('suggests for %j', async (query, texts) => {
    expect(await suggest({ company: 'domovoy', ...query })).toEqual(texts)
  })

  it('knows no company of another name', async () => {
    expect((await cloud.ask(undefined, '/api/addresses/suggest?company=nobody&q=a')).status).toBe(404)
  })
})

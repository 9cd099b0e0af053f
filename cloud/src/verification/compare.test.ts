import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractXml } from '../demo/index.ts'
import { compareAddresses } from './compare-addresses.ts'
import { compareExtract } from './compare-extract.ts'
import { readExtract } from './read-extract.ts'

const registered = 'Химки, ул. Лесная, д. 10, кв. 12'
const entered = { ownerName: 'Смирнова Анна Павловна', address: registered, cadastralNumber: '', accountNumber: '' }

describe('addresses', () => {
  it.each([
    [registered, 'Российская Федерация, Московская область, г.о. Химки, г Химки, ул Лесная, д 10, кв 12', 'exact'],
    ['лесная 10-12', registered, 'exact'],
    ['Лесная, 10, 12', '141400, Московская область, г. Химки, ул. Лесная, д. 10, кв. 12', 'exact'],
    ['Молодёжная ул., 5А, кв. 7', 'ул. Молодежная, д. 5а, кв. 7', 'exact'],
    ['Химки, ул. Лесная, д. 10к2, кв 5', 'г. Химки, ул. Лесная, дом 10, корп. 2, квартира 5', 'exact'],
    ['ул. 8 Марта, д. 3, кв. 7', 'г. Химки, ул. 8 Марта, д. 3, кв. 7', 'exact'],
    ['Химки, ул. Лесная, д. 10', registered, 'similar'],
    ['Химки, ул. Леснаа, д. 10, кв. 12', registered, 'similar'],
    ['Химки, ул. Лесная, д. 10к2, кв 5', 'г. Химки, ул. Лесная, дом 10, квартира 5', 'similar'],
    ['ул. 9 Марта, д. 3, кв. 7', 'г. Химки, ул. 8 Марта, д. 3, кв. 7', 'differs'],
    ['Химки, ул. Победы, д. 10, кв. 12', registered, 'differs'],
    ['Химки, ул. Лесная, д. 10, кв. 13', registered, 'differs'],
    ['Химки, ул. Лесная, д. 12, кв. 12', registered, 'differs'],
    ['кв. 12', registered, 'differs'],
    ['', registered, 'missing'],
  ])('%j and %j: %s', (one, other, agreement) => {
    expect(compareAddresses(one, other)).toBe(agreement)
    expect(compareAddresses(other, one)).toBe(agreement)
  })

  it('of other flats or houses are never the same, however they are written', () => {
    const number = fc.integer({ min: 1, max: 300 })
    const ways = fc.constantFrom(
      (house: number, flat: number) => `г. Химки, ул. Лесная, д. ${house}, кв. ${flat}`,
      (house: number, flat: number) => `ХИМКИ, улица Лесная, дом ${house}, квартира ${flat}`,
      (house: number, flat: number) => `Московская обл., Химки г, Лесная ул, д ${house}, кв ${flat}`,
      (house: number, flat: number) => `лесная ${house}-${flat}`,
    )
    fc.assert(
      fc.property(number, number, number, number, ways, ways, (house, flat, otherHouse, otherFlat, one, other) => {
        const same = house === otherHouse && flat === otherFlat
        expect(compareAddresses(one(house, flat), other(otherHouse, otherFlat))).toBe(same ? 'exact' : 'differs')
        expect(compareAddresses(one(house, flat), other(house, flat))).toBe('exact')
      }),
    )
  })

  it('are compared whatever was typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void compareAddresses(typed, registered)))
  })
})

describe('a form beside its extract', () => {
  it('agrees in everything', () => {
    const form = { ...entered, cadastralNumber: '50:10:0010203:456', accountNumber: '0012' }
    const account = { owners: ['СМИРНОВА АННА ПАВЛОВНА'], isForFlat: true }
    const found = compareExtract(form, readExtract(extractXml()), account)
    expect(Object.values(found).map((it) => it.agreement)).toEqual(['exact', 'exact', 'exact', 'exact'])
  })

  it('differs where it differs', () => {
    const extract = readExtract(extractXml({ owners: [{ surname: 'Чужой', name: 'Иван', patronymic: 'Иванович' }] }))
    const account = { owners: ['Смирнова Анна Павловна'], isForFlat: false }
    const found = compareExtract(
      { ...entered, cadastralNumber: '50:10:0010203:4', accountNumber: '1' },
      extract,
      account,
    )
    expect(found.name).toMatchObject({ agreement: 'differs', found: 'Чужой Иван Иванович' })
    expect(found.cadastralNumber.agreement).toBe('differs')
    expect(found.account.agreement).toBe('differs')
  })

  it('says what is missing when there is nothing to compare with', () => {
    const found = compareExtract(entered, undefined, undefined)
    expect(Object.values(found).map((it) => it.agreement)).toEqual(['missing', 'missing', 'missing', 'missing'])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseAddress } from './normalise-address.ts'

const read = (typed: Partial<Record<'city' | 'street' | 'house' | 'building' | 'flat', string>>) =>
  normaliseAddress({ city: 'Химки', street: 'Лесная', house: '10', ...typed })

describe('what people type in the fields of an address', () => {
  it.each([
    ['10', '10', ''],
    ['д. 10', '10', ''],
    ['дом №10', '10', ''],
    ['№ 5', '5', ''],
    ['010', '10', ''],
    ['10А', '10', 'А'],
    ['10 a', '10', 'А'],
    ['10к2', '10', '2'],
    ['10 корп. 2', '10', '2'],
    ['10 корпус А', '10', 'А'],
    ['10/2', '10', '2'],
    ['10-2', '10', '2'],
    ['10 стр. 1', '10', 'стр. 1'],
    ['10к2с3', '10', '2 стр. 3'],
    ['д.10,кв.5', '10', ''],
    ['\u200f10\u200e', '10', ''],
    ['１０', '10', ''],
    ['дом', '', ''],
    ['', '', ''],
  ])('house %j', (house, number, building) => {
    expect(read({ house })).toMatchObject({ house: number, building })
  })

  it.each([
    ['2', '2'],
    ['А', 'А'],
    ['a', 'А'],
    ['корп. 2', '2'],
    ['стр. А', 'стр. А'],
    ['-', ''],
    ['нет', ''],
  ])('building %j', (building, shown) => {
    expect(read({ building }).building).toBe(shown)
  })

  it.each([
    ['102', '102'],
    ['кв. 102', '102'],
    ['квартира №102', '102'],
    ['№5', '5'],
    ['12а', '12А'],
    ['подъезд 3 кв 12', '12'],
    ['кв.', ''],
  ])('flat %j', (flat, shown) => {
    expect(read({ flat }).flat).toBe(shown)
  })

  it.each([
    ['ул. Лесная', 'ул. Лесная'],
    ['УЛИЦА ЛЕСНАЯ', 'ул. Лесная'],
    ['лесная ул', 'ул. Лесная'],
    ['Лесная', 'Лесная'],
    ['ул.Лесная', 'ул. Лесная'],
    ['пр-т  мира', 'пр-т Мира'],
    ['Ленинский проспект', 'пр-т Ленинский'],
    ['ул. Набережная', 'ул. Набережная'],
    ['Набережная', 'Набережная'],
    ['1-ая Лесная ул.', 'ул. 1-я Лесная'],
    ['50 лет октября', '50 лет Октября'],
    ['б-р Космонавтов', 'б-р Космонавтов'],
    ['шоссе Энтузиастов', 'ш. Энтузиастов'],
    ['улица', 'Улица'],
  ])('street %j', (street, shown) => {
    expect(read({ street }).street).toBe(shown)
  })

  it.each([
    ['химки', 'Химки'],
    ['г. Химки', 'Химки'],
    ['Xимки', 'Химки'],
    ['МОСКВА', 'Москва'],
    ['мкр. Сходня', 'Сходня'],
    ['Московская обл., г.о. Химки', 'Химки'],
    ['ростов-на-дону', 'Ростов-на-Дону'],
  ])('city %j', (city, shown) => {
    expect(read({ city }).city).toBe(shown)
  })

  it('takes «ё» for «е», whatever is written in the register', () => {
    expect(read({ street: 'ул. Молодёжная' }).keys.street.key).toBe(read({ street: 'МОЛОДЕЖНАЯ' }).keys.street.key)
    expect(read({ city: 'Королёв' }).keys.city).toBe(read({ city: 'королев' }).keys.city)
  })

  it('says what is missing only where nothing is left', () => {
    expect(read({ house: 'дом', flat: 'кв' }).missing).toEqual(['house', 'flat'])
    expect(read({ flat: '№5' }).missing).toEqual([])
    expect(normaliseAddress({ city: '', street: '-', house: '' }).missing).toEqual(['city', 'street', 'house', 'flat'])
  })
})

describe('whatever is typed', () => {
  const sign = fc.constantFrom(
    ...'аяАЯёЁ йcCoOXx10235/\\-.,№#()«"\' \u200f\u200b\u0301\u00a0\u0660٣１IVкс'.split(''),
    ...['ул.', 'улица ', 'пр-т ', 'корп. ', 'стр ', 'кв. ', 'д. ', 'г. ', ' 1-ая ', 'лит. А', 'на '],
  )
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(sign, { maxLength: 14 }).map((signs) => signs.join('')),
  )
  const address = fc.record({ city: typed, street: typed, house: typed, building: typed, flat: typed })

  it('is understood or found missing, never refused', () => {
    fc.assert(
      fc.property(address, (parts) => {
        const { house, flat, missing } = normaliseAddress(parts)
        expect(house).toMatch(/^\d*$/)
        expect(flat).toMatch(/^(?:\d+[А-Я]?)?$/)
        expect(missing.includes('house')).toBe(house === '')
        expect(missing.includes('flat')).toBe(flat === '')
      }),
      { numRuns: 2_000 },
    )
  })

  it('is understood the same way again as it is shown', () => {
    fc.assert(
      fc.property(address, (parts) => {
        const { city, street, house, building, flat } = normaliseAddress(parts)
        const again = normaliseAddress({ city, street, house, building, flat })
        expect({ ...again, keys: null }).toEqual({ ...normaliseAddress(parts), keys: null, missing: again.missing })
      }),
      { numRuns: 2_000 },
    )
  })

  it('has one key in capitals and in small letters, with «ё» and with «е»', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[а-яё]{2,12}( [а-яё]{2,12})?$/), (name) => {
        const keyOf = (street: string) => read({ street }).keys.street.key
        expect(keyOf(name.toUpperCase())).toBe(keyOf(name))
        expect(keyOf(name.replaceAll('ё', 'е'))).toBe(keyOf(name))
      }),
    )
  })

  it('takes no longer for a long text', () => {
    const long = 'ул. 1-'.repeat(20_000)
    expect(
      normaliseAddress({ city: long, street: long, house: long, building: long, flat: long }).street.length,
    ).toBeLessThan(250)
  })
})

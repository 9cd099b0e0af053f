import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAccountNumber } from './account-number.ts'
import { compareNames } from './compare-names.ts'

const anna = 'Смирнова Анна Павловна'
const word = fc
  .array(fc.constantFrom(...'абвгдеёжзиклмнопрстуфхцчшщыьэюя'), { minLength: 2, maxLength: 12 })
  .map((letters) => letters.join(''))
const name = fc.tuple(word, word, word).map((words) => words.join(' '))

describe('names', () => {
  it.each([
    ['СМИРНОВА  анна павловна', 'exact'],
    ['Смирнова Анна Павловна ', 'exact'],
    ['Анна Павловна Смирнова', 'similar'],
    ['Смирнова Анна', 'similar'],
    ['Смирнова А. П.', 'similar'],
    ['Смирнава Анна Павловна', 'similar'],
    ['Смирнова Анна Петровна', 'differs'],
    ['Смирнов Олег Павлович', 'differs'],
    ['С. А. П.', 'differs'],
    ['Смирнова', 'differs'],
    ['', 'differs'],
  ])('%j beside hers: %s', (other, agreement) => {
    expect(compareNames(anna, other)).toBe(agreement)
  })

  it('with «ё», hyphens and a second part are the same', () => {
    expect(compareNames('Алёна Семёнова', 'АЛЕНА СЕМЕНОВА')).toBe('exact')
    expect(compareNames('Римская - Корсакова Ольга', 'Римская–Корсакова Ольга')).toBe('exact')
  })

  it('agree with themselves in any case, and whichever stands first', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(compareNames(one, ` ${one.toUpperCase().replaceAll('Ё', 'Е')}  `)).toBe('exact')
        expect(compareNames(one, other)).toBe(compareNames(other, one))
      }),
    )
  })

  it('cut down to initials are never exact', () => {
    fc.assert(
      fc.property(name, fc.integer({ min: 0, max: 2 }), (full, at) => {
        const words = full.split(' ')
        const short = words.map((it, i) => (i >= at ? `${it[0]}.` : it)).join(' ')
        expect(compareNames(full, short)).not.toBe('exact')
        expect(compareNames(short, short)).not.toBe('exact')
      }),
    )
  })

  it('are compared whatever was typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void compareNames(typed, anna)))
  })
})

describe('an account’s number', () => {
  it.each([
    ['00123', '00123'],
    [' 12 34\u00a056 ', '123456'],
    ['№ 77', '77'],
    ['аб–12', 'АБ-12'],
    ['', null],
    ['-', null],
    ['нет', null],
    ['1'.repeat(31), null],
    ["1'; drop table", null],
    ['12\u202E34', '1234'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(readAccountNumber(typed)).toBe(kept)
  })

  it('is read again as it was kept', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const kept = readAccountNumber(typed)
        if (kept !== null) expect(readAccountNumber(kept)).toBe(kept)
      }),
    )
  })
})

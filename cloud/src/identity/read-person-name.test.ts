import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayName, readPersonName } from './read-person-name.ts'

const read = (familyName: string, givenName = 'Анна', patronymic = '') =>
  readPersonName({ familyName, givenName, patronymic })

const familyOf = (text: string) => {
  const result = read(text)
  return 'name' in result ? result.name.familyName : result.faults.familyName
}

describe('a name is put right', () => {
  it.each([
    ['as it is', 'Смирнова', 'Смирнова'],
    ['from small letters', 'смирнова', 'Смирнова'],
    ['from capitals', 'СМИРНОВА', 'Смирнова'],
    ['from spaces around', ' \u00a0Смирнова\t\n', 'Смирнова'],
    ['with a double name', 'иванова-петрова', 'Иванова-Петрова'],
    ['with a double name in capitals', 'ИВАНОВА - ПЕТРОВА', 'Иванова-Петрова'],
    ['with a dash for a hyphen', 'Иванова – Петрова', 'Иванова-Петрова'],
    ['with two words', 'гарсиа  маркес', 'Гарсиа Маркес'],
    ['with an apostrophe', "о'коннор", 'О’Коннор'],
    ['with an apostrophe in capitals', 'Д`АРТАНЬЯН', 'Д’Артаньян'],
    ['with an apostrophe inside', "лук'яненко", 'Лук’яненко'],
    ['with small words', 'Фон Дер Лаут', 'Фон дер Лаут'],
    ['with a capital inside', 'МакДональд', 'МакДональд'],
    ['from letters in two parts (и and a breve)', 'И\u0438\u0306нов', 'Ийнов'],
    ['with letters of other Cyrillic alphabets', 'Әхмәтҗанов', 'Әхмәтҗанов'],
    ['of one letter', 'ё', 'Ё'],
  ])('%s', (_how, text, shown) => expect(familyOf(text)).toBe(shown))

  it('with the patronymic that there is', () => {
    expect(read('Алиев', 'рашид', 'МАМЕД ОГЛЫ')).toEqual({
      name: { familyName: 'Алиев', givenName: 'Рашид', patronymic: 'Мамед оглы' },
    })
  })
})

describe('what is no name is refused', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['spaces', '  \t', 'empty'],
    ['Latin letters', 'Smirnova', 'latin'],
    ['one Latin letter among Cyrillic', 'Смирновa', 'latin'],
    ['an emoji', 'Смирнова 🙂', 'letters'],
    ['digits', 'Смирнова2', 'letters'],
    ['SQL', "'; drop table app_user; --", 'letters'],
    ['HTML', '<b>Смирнова</b>', 'letters'],
    ['a mark that turns the writing', '\u202eСмирнова', 'letters'],
    ['a mark that nobody sees', 'Смир\u200bнова', 'letters'],
    ['a zero byte', 'Смирнова\u0000', 'letters'],
    ['a stress mark', 'Сми\u0301рнова', 'letters'],
    ['hyphens alone', '--', 'letters'],
    ['a hyphen at the end', 'Смирнова-', 'letters'],
    ['two hyphens', 'Иванова--Петрова', 'letters'],
    ['half a pair of surrogates', 'Смирнова\ud83d', 'letters'],
    ['61 letters', 'а'.repeat(61), 'long'],
    ['ten kilobytes', 'Ж'.repeat(10_000), 'long'],
    ['ten kilobytes of spaces', ' '.repeat(10_000), 'long'],
  ])('%s', (_what, text, fault) => expect(familyOf(text)).toBe(fault))

  it('each part by itself; a patronymic may be missing', () => {
    expect(read('Smirnova', '', '1')).toEqual({
      faults: { familyName: 'latin', givenName: 'empty', patronymic: 'letters' },
    })
  })
})

it('takes nothing but Cyrillic, whatever comes, and leaves what it has put right as it is', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 70 }),
    fc.string({ unit: fc.constantFrom(..."абвАБВёЁйО’'-– оглы".split('')), maxLength: 70 }),
  )
  fc.assert(
    fc.property(text, text, text, (familyName, givenName, patronymic) => {
      const result = readPersonName({ familyName, givenName, patronymic })
      if (!('name' in result)) return
      for (const part of Object.values(result.name))
        expect(part).toMatch(/^(?:\p{Script=Cyrillic}[\p{Script=Cyrillic}’ -]*)?$/u)
      expect(readPersonName(result.name)).toEqual(result)
    }),
  )
})

it('shows a person as their neighbours call them', () => {
  expect(displayName({ familyName: 'Смирнова', givenName: 'Анна', patronymic: 'Сергеевна' })).toBe('Анна Смирнова')
})

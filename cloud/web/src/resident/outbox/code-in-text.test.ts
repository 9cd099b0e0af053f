import { expect, it } from 'vitest'
import { codeInText, piecesOf } from './code-in-text.ts'

it.each([
  ['Домовой: код 4821. Никому его не говорите.', '4821'],
  ['123456 is your code', '123456'],
  ['Ваш код: 0007', '0007'],
  ['Позвоните на +79000000001', null],
  ['Звоните 8-900-000-00-01', null],
  ['Ваша заявка принята', null],
  ['Откройте http://localhost:8080/register/activate#aB-1234-x', null],
])('%s', (text, code) => expect(codeInText(text)).toBe(code))

it('tells links from the words around them', () => {
  expect(piecesOf('Откройте http://localhost:8080/a#b\nи войдите')).toEqual([
    { text: 'Откройте ', isLink: false },
    { text: 'http://localhost:8080/a#b', isLink: true },
    { text: '\nи войдите', isLink: false },
  ])
  expect(piecesOf('Без ссылки')).toEqual([{ text: 'Без ссылки', isLink: false }])
})

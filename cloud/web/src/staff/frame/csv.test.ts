import { expect, it } from 'vitest'
import { toCsv } from './csv.ts'

it('writes what Excel reads: marks, semicolons, quotes', () => {
  expect(
    toCsv([
      ['Имя', 'Кв.'],
      ['Анна; «Ольга»', '12'],
      ['a "b"\nc', ''],
    ]),
  ).toBe('\uFEFFИмя;Кв.\r\n"Анна; «Ольга»";12\r\n"a ""b""\nc";\r\n')
})

it.each(['=1+1', '@cmd', '+SUM(1)', '-2+cmd|x', '\t=1'])('keeps %j from being a formula', (text) => {
  expect(toCsv([[text]])).toContain(`'${text}`)
})

it.each(['+79000000001', '-12,5', '+7 (900) 000-00-01'])('leaves the number %j as it is', (text) => {
  expect(toCsv([[text]])).toBe(`\uFEFF${text}\r\n`)
})

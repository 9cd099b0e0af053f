import { expect, it } from 'vitest'
import { codeInText } from './code-in-text.ts'

it.each([
  ['Домовой: код 4821. Никому его не говорите.', '4821'],
  ['123456 is your code', '123456'],
  ['Ваш код: 0007', '0007'],
  ['Позвоните на +79000000001', null],
  ['Звоните 8-900-000-00-01', null],
  ['Ваша заявка принята', null],
])('%s', (text, code) => expect(codeInText(text)).toBe(code))

import type { Key } from '@domovoy/protocol/osdp'
import { describe, expect, it } from 'vitest'
import { maxDigits, typeKey } from './keypad.ts'

const type = (keys: string) => [...keys].reduce((digits, key) => typeKey(digits, key as Key).digits, '')

describe('the keypad', () => {
  it.each([
    ['12', '12'],
    ['12*', ''],
    ['12*7', '7'],
    ['12#', ''],
    ['1A2', '12'],
    ['*', ''],
    ['1234567890', '12345678'],
  ])('%s leaves %j', (keys, digits) => expect(type(keys)).toBe(digits))

  it('says what was entered', () => {
    expect(typeKey('12', '#')).toEqual({ digits: '', entered: '12' })
    expect(typeKey('', '#')).toEqual({ digits: '', entered: '' })
    expect(typeKey('12', '*')).toEqual({ digits: '' })
  })

  it('holds no more than its digits', () => expect(type('9'.repeat(50))).toHaveLength(maxDigits))
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editPhone, formatNational, formatPhone, isWhole, nationalDigits } from './phone.ts'

const whole = '9261234567'

describe('nationalDigits', () => {
  it.each([
    ['9261234567'],
    ['+7 926 123-45-67'],
    ['8 (926) 123-45-67'],
    ['8-926-123-45-67'],
    ['79261234567'],
    ['  +7(926)1234567 '],
  ])('reads %s as the same number', (text) => {
    expect(nationalDigits(text)).toBe(whole)
  })

  it('drops the country code as soon as the 9 behind it is typed', () => {
    expect(nationalDigits('8')).toBe('8')
    expect(nationalDigits('89')).toBe('9')
    expect(nationalDigits('+7')).toBe('')
  })

  it('keeps a number whole when it has digits to spare', () => {
    expect(nationalDigits('92612345678')).toBe(whole)
  })

  it('gives at most ten digits for anything', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(nationalDigits(text)).toMatch(/^\d{0,10}$/)
      }),
    )
  })

  it('reads back what it has shown', () => {
    const mobile = fc.stringMatching(/^9\d{0,9}$/)
    fc.assert(
      fc.property(mobile, (digits) => {
        expect(nationalDigits(formatNational(digits))).toBe(digits)
      }),
    )
  })
})

describe('formatNational', () => {
  it.each([
    ['', ''],
    ['926', '926'],
    ['9261', '926 1'],
    ['9261234', '926 123-4'],
    [whole, '926 123-45-67'],
  ])('shows %s as %s', (digits, text) => expect(formatNational(digits)).toBe(text))
})

it('formats an E.164 number', () => {
  expect(formatPhone('+79261234567')).toBe('+7 926 123-45-67')
  expect(formatPhone('+4915112345678')).toBe('+4915112345678')
})

it('is whole at ten digits', () => {
  expect(isWhole('926123456')).toBe(false)
  expect(isWhole(whole)).toBe(true)
})

describe('editPhone', () => {
  it('keeps the caret at the end while typing', () => {
    expect(editPhone('926', '9261', 4)).toEqual({ digits: '9261', caret: 5 })
  })

  it('keeps the caret behind the digit that was typed in the middle', () => {
    expect(editPhone('92123', '926 123', 3)).toEqual({ digits: '926123', caret: 3 })
  })

  it('deletes the digit before a separator that was deleted', () => {
    expect(editPhone('9261', '9261', 3)).toEqual({ digits: '921', caret: 2 })
  })

  it('takes a pasted number with its country code', () => {
    expect(editPhone('', '+7 926 123-45-67', 16)).toEqual({ digits: whole, caret: 13 })
    expect(editPhone('', '89261234567', 11)).toEqual({ digits: whole, caret: 13 })
  })

  it.each(['9261234567', '89261234567', '+79261234567', '926 123 4567', '926-1234567'])(
    'stays whole when it is pasted over itself as %s',
    (text) => expect(editPhone(whole, text, text.length)).toEqual({ digits: whole, caret: 13 }),
  )

  it('takes a number that is pasted behind itself', () => {
    expect(editPhone(whole, '926 123-45-6789261234567', 24).digits).toBe(whole)
  })

  it('never puts the caret outside the text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^9\d{0,9}$/), fc.string(), fc.nat(40), (previous, text, at) => {
        const { digits, caret } = editPhone(previous, text, Math.min(at, text.length))
        expect(caret).toBeGreaterThanOrEqual(0)
        expect(caret).toBeLessThanOrEqual(formatNational(digits).length)
      }),
    )
  })
})

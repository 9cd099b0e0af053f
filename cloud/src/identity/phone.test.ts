import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPhone } from './phone.ts'

describe('readPhone', () => {
  it.each([
    ['+79123456789'],
    ['89123456789'],
    ['79123456789'],
    ['9123456789'],
    ['+7 (912) 345-67-89'],
    ['8-912-345-67-89'],
    ['8 (912) 345 67 89'],
    ['912.345.67.89'],
    ['\u00a0912\u2011345\u201367\u221289 '],
    ['\u202a+7 912 345-67-89\u202c'],
    ['\u200e89123456789\ufeff'],
  ])('reads %j', (text) => {
    expect(readPhone(text)).toEqual({ phone: '+79123456789' })
  })

  it('reads the dashed form of row R17', () => {
    expect(readPhone('8-123-456-7896')).toEqual({ phone: '+71234567896' })
  })

  it('takes ten digits that begin with 8 or 7 for a number without its prefix', () => {
    expect(readPhone('8001234567')).toEqual({ phone: '+78001234567' })
    expect(readPhone('7012345678')).toEqual({ phone: '+77012345678' })
  })

  it.each([
    ['', 'empty'],
    ['  -() ', 'empty'],
    ['+', 'empty'],
    ['+375291234567', 'country'],
    ['+89123456789', 'country'],
    ['0123456789', 'country'],
    ['912345678', 'length'],
    ['+7912345678', 'length'],
    ['891234567890', 'length'],
    ['9'.repeat(10_000), 'length'],
    ['912345678o', 'characters'],
    ['٩١٢٣٤٥٦٧٨٩', 'characters'],
    ['9️⃣123456789', 'characters'],
    ["'; drop table app_user; --", 'characters'],
    ['+7+9123456789', 'characters'],
    ['9123456789\0', 'characters'],
  ])('refuses %j as %s', (text, flaw) => {
    expect(readPhone(text)).toEqual({ flaw })
  })

  it('never raises, and gives E.164 or a flaw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const reading = readPhone(text)
        if ('phone' in reading) expect(reading.phone).toMatch(/^\+7[1-9]\d{9}$/)
      }),
    )
  })

  it('reads its own answer as itself, however it is punctuated', () => {
    const digits = fc.stringMatching(/^[1-9]\d{9}$/)
    fc.assert(
      fc.property(
        digits,
        fc.constantFrom('+7', '8', '7', ''),
        fc.constantFrom('', ' ', '-', ')('),
        (ten, prefix, gap) => {
          const written = prefix + [ten.slice(0, 3), ten.slice(3, 6), ten.slice(6)].join(gap)
          expect(readPhone(written)).toEqual({ phone: `+7${ten}` })
        },
      ),
    )
  })
})

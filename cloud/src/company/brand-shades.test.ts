import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deriveShades } from './brand-shades.ts'
import { contrast, toHex, toLch } from './colour.ts'
import { readBrandColour } from './read-brand-colour.ts'

const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((it) => `#${it.toString(16).padStart(6, '0')}`)
const [day, night] = [['#f4f2ee', '#ffffff', '#eae7e0'] as const, ['#101216', '#1a1d23', '#24282f'] as const]

describe('colour', () => {
  it('comes back the same', () => {
    fc.assert(
      fc.property(anyColour, (hex) => {
        expect(toHex(toLch(hex))).toBe(hex)
      }),
    )
  })

  // WCAG 2.2's own bounds, and a pair from its Understanding document.
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
  ])('%s against %s: %d', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2)
    expect(contrast(other, one)).toBeCloseTo(ratio, 2)
  })
})

describe('shades of whatever colour', () => {
  it('can be read by day and by night', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const { light, dark } = deriveShades(colour)
        for (const shade of [light.button, light.pressed, dark.button, dark.pressed]) {
          expect(contrast(shade, '#ffffff')).toBeGreaterThanOrEqual(4.5)
        }
        for (const behind of [...day, light.soft]) expect(contrast(light.text, behind)).toBeGreaterThanOrEqual(4.5)
        for (const behind of [...night, dark.soft]) expect(contrast(dark.text, behind)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(light.button, day[0])).toBeGreaterThanOrEqual(3)
        expect(contrast(dark.button, night[0])).toBeGreaterThanOrEqual(3)
      }),
    )
  })

  it('leave a colour that serves as it is', () => {
    for (const colour of ['#26459c', '#8a2d6b', '#b3261e']) expect(deriveShades(colour).light.button).toBe(colour)
  })

  it('keep its hue', () => {
    const hues = Object.values(deriveShades('#8a2d6b')).flatMap((scheme) =>
      Object.values(scheme).map((it) => toLch(it).h),
    )
    for (const hue of hues) expect(hue).toBeCloseTo(toLch('#8a2d6b').h, 0)
  })
})

describe('a brand colour', () => {
  it('is taken in any case of letters', () => expect(readBrandColour(' #8A2D6B ')).toBe('#8a2d6b'))
  it.each(['', '26459c', '#26459', '#26459cff', 'red', '#gggggg'])('%j is none', (text) => {
    expect(() => readBrandColour(text)).toThrow('brand.colour')
  })
  it.each(['#ffffff', '#ffd400', '#a0e0ff'])('%s is too pale for white words', (text) => {
    expect(() => readBrandColour(text)).toThrow('brand.pale')
  })
})

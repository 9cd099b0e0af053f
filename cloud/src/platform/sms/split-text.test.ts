import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partHeader, splitText } from './split-text.ts'

const read = (parts: ReturnType<typeof splitText>) =>
  parts
    .map(({ octets, dataCoding }) =>
      dataCoding === 0 ? octets.toString('latin1') : Buffer.from(octets).swap16().toString('utf16le'),
    )
    .join('')

describe('a text in parts', () => {
  it('is read as it was written, however long and in whatever script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const parts = splitText(text)
        expect(read(parts)).toBe(text)
        const longest = parts.length === 1 ? [160, 140] : [153, 134]
        for (const { octets, dataCoding } of parts)
          expect(octets.length).toBeLessThanOrEqual(longest[dataCoding && 1] ?? 0)
      }),
    )
  })

  it.each([
    ['x'.repeat(160), 1, 0],
    ['x'.repeat(161), 2, 0],
    ['я'.repeat(70), 1, 8],
    ['я'.repeat(71), 2, 8],
    ['я'.repeat(134), 2, 8],
    ['я'.repeat(135), 3, 8],
    // In the carrier's alphabet these stand in other places, or need an escape.
    ['a@b.org', 1, 8],
    ['100€ [x]', 1, 8],
    ['', 1, 0],
  ])('%j', (text, count, dataCoding) => {
    const parts = splitText(text)
    expect([parts.length, parts[0]?.dataCoding]).toEqual([count, dataCoding])
  })

  it('never ends within an emoji', () => {
    const parts = splitText(`${'я'.repeat(66)}👻${'я'.repeat(40)}`)
    expect(parts.map(({ octets }) => octets.length)).toEqual([132, 84])
  })

  it('has a header that names it', () => {
    expect(partHeader(0x1a7, 3, 1)).toEqual(Buffer.from([5, 0, 3, 0xa7, 3, 2]))
  })
})

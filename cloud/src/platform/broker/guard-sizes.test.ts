import fc from 'fast-check'
import { expect, it } from 'vitest'
import { followSizes } from './guard-sizes.ts'

/** A PUBLISH with so many bytes after its header; none of them is looked at here. */
function publish(bytes: number): Buffer {
  const length: number[] = []
  for (let rest = bytes; length.length === 0 || rest > 0; rest = Math.floor(rest / 128)) {
    length.push((rest % 128) + (rest >= 128 ? 128 : 0))
  }
  return Buffer.concat([Buffer.from([0x30, ...length]), Buffer.alloc(bytes, 0xff)])
}

it('lets packets pass that keep within, however they are cut into pieces', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(1_000), { maxLength: 10 }),
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }),
      (sizes, cuts) => {
        const stream = Buffer.concat(sizes.map(publish))
        const isWithin = followSizes(1_000)
        for (let at = 0, i = 0; at < stream.length; i++) {
          const end = at + (cuts[i % cuts.length] ?? 1)
          expect(isWithin(stream.subarray(at, end))).toBe(true)
          at = end
        }
      },
    ),
  )
})

it('tells of one that is too long before it has come', () => {
  const isWithin = followSizes(1_000)
  expect(isWithin(publish(100))).toBe(true)
  expect(isWithin(publish(1_001).subarray(0, 3))).toBe(false)
})

it('tells of a length that never ends', () => {
  expect(followSizes(1_000)(Buffer.from([0x10, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01]))).toBe(false)
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { quantile } from './quantile.ts'

it('is the nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect(quantile(hundred, 0.5)).toBe(50)
  expect(quantile(hundred, 0.99)).toBe(99)
  expect(quantile([7], 0)).toBe(7)
})

it('is a value of the sample, and grows with the share', () => {
  const sample = fc.array(fc.double({ noNaN: true }), { minLength: 1 })
  fc.assert(
    fc.property(sample, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
      expect(values).toContain(quantile(values, share))
      expect(quantile(values, share)).toBeLessThanOrEqual(quantile(values, 1))
    }),
  )
})

it('is nothing of nothing', () => expect(() => quantile([], 0.5)).toThrow(RangeError))

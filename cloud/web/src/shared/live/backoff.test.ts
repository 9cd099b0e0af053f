import fc from 'fast-check'
import { expect, it } from 'vitest'
import { backoffMs } from './backoff.ts'

it('doubles, up to a limit', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map((attempt) => backoffMs(attempt, 0.5))).toEqual([
    500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
  ])
})

it('spreads by a quarter to each side', () => {
  const random = fc.double({ min: 0, max: 0.999, noNaN: true })
  fc.assert(
    fc.property(fc.nat(60), random, (attempt, chance) => {
      const middle = backoffMs(attempt, 0.5)
      expect(backoffMs(attempt, chance)).toBeGreaterThanOrEqual(middle * 0.75 - 1)
      expect(backoffMs(attempt, chance)).toBeLessThanOrEqual(middle * 1.25 + 1)
    }),
  )
})

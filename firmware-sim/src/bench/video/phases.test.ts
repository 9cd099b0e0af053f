import fc from 'fast-check'
import { expect, it } from 'vitest'
import { spreadPhases } from './phases.ts'

it('meets every part of the group once, however long a start takes', () => {
  const random = fc.double({ min: 0.01, max: 0.99, noNaN: true })
  fc.assert(
    fc.property(
      fc.constantFrom(2_000, 10_000),
      fc.array(random, { minLength: 80, maxLength: 80 }),
      (groupMs, values) => {
        let drawn = 0
        const next = () => values[drawn++ % values.length] ?? 0
        const phases = spreadPhases(40, groupMs, next)
        let nowMs = 0
        const met = Array.from({ length: 40 }, () => {
          const waitMs = phases.takeNext(nowMs % groupMs, 100)
          expect(waitMs).toBeGreaterThanOrEqual(100)
          expect(waitMs).toBeLessThanOrEqual(groupMs + 100)
          const startMs = nowMs + waitMs
          nowMs = startMs + 3_000 * next()
          return Math.floor(((startMs % groupMs) / groupMs) * 40)
        })
        expect(met.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, part) => part))
      },
    ),
  )
})

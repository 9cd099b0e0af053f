import fc from 'fast-check'
import { expect, it } from 'vitest'
import { prefixDistance, wordCost } from './word-distance.ts'

it.each([
  ['лесная', 'лесная', 0],
  ['лес', 'лесная', 0.2],
  ['лисная', 'лесная', 1],
  ['леснаяя', 'лесная', 1],
  ['ленсая', 'лесная', 1],
  ['малодежная', 'молодежная', 1],
  ['лес', 'мира', undefined],
  ['10', '11', undefined],
])('%s for %s costs %s', (typed, word, cost) => {
  expect(wordCost(typed, word)).toBe(cost)
})

it('counts nothing for a beginning, and never more than all letters', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (typed, rest) => {
      expect(prefixDistance(typed, typed + rest)).toBe(0)
      expect(prefixDistance(typed, rest)).toBeLessThanOrEqual(typed.length)
    }),
  )
})

import { expect, it } from 'vitest'
import { formatCountdown } from './countdown.ts'

it.each([
  [180_000, '3:00'],
  [179_999, '3:00'],
  [179_000, '2:59'],
  [60_000, '1:00'],
  [9_001, '0:10'],
  [1, '0:01'],
  [0, '0:00'],
  [-5_000, '0:00'],
])('shows %d ms as %s', (leftMs, text) => expect(formatCountdown(leftMs)).toBe(text))

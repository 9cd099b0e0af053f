import { expect, it } from 'vitest'
import { dayField, endOfDay } from './dates.ts'

it.each([
  ['2026-11-30', 'Europe/Moscow', '2026-11-30T20:59:59.000Z'],
  ['2026-11-30', 'Asia/Kamchatka', '2026-11-30T11:59:59.000Z'],
  ['2026-11-30', 'UTC', '2026-11-30T23:59:59.000Z'],
  ['2026-12-31', 'Europe/Kaliningrad', '2026-12-31T21:59:59.000Z'],
])('the last moment of %s in %s', (day, zone, iso) => {
  expect(endOfDay(day, zone)).toBe(iso)
  expect(dayField(iso, zone)).toBe(day)
})

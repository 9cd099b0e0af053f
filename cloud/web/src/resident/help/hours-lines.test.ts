import { expect, it } from 'vitest'
import { dayNames, hoursLines } from './hours-lines.ts'

it('puts days with the same times on one line', () => {
  const week = [
    { days: [2, 4], from: '14:00', to: '19:00' },
    { days: [2, 4], from: '10:00', to: '13:00' },
    { days: [6], from: '10:00', to: '14:00' },
  ]
  expect(hoursLines(week)).toEqual([
    { days: [2, 4], times: ['10:00–13:00', '14:00–19:00'] },
    { days: [6], times: ['10:00–14:00'] },
  ])
})

it('knows around the clock, and never', () => {
  const everyDay = [1, 2, 3, 4, 5, 6, 7]
  expect(hoursLines([{ days: everyDay, from: '00:00', to: '24:00' }])).toEqual([{ days: everyDay, times: null }])
  expect(hoursLines([])).toEqual([])
})

it.each([
  [[1], 'пн', 'Mon'],
  [[1, 2], 'пн, вт', 'Mon, Tue'],
  [[1, 2, 3, 4, 5], 'пн–пт', 'Mon–Fri'],
  [[1, 2, 3, 6, 7], 'пн–ср, сб, вс', 'Mon–Wed, Sat, Sun'],
])('%j', (days, russian, english) => {
  expect(dayNames(days, 'ru')).toBe(russian)
  expect(dayNames(days, 'en')).toBe(english)
})

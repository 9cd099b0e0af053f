import { describe, expect, it } from 'vitest'
import { comingTime, relativeTime, sinceTime } from './relative-time.ts'

const zone = 'Europe/Moscow'
/** 20 November 2026, 12:00 in Moscow. */
const now = Date.UTC(2026, 10, 20, 9)
const minute = 60_000
const hour = 60 * minute

describe('relativeTime', () => {
  it.each([
    [0, 'сейчас', 'now'],
    [59_000, 'сейчас', 'now'],
    [minute, '1 минуту назад', '1 minute ago'],
    [5 * minute, '5 минут назад', '5 minutes ago'],
    [2 * hour, '10:00', '10:00 AM'],
    [13 * hour, 'Вчера, 23:00', 'Yesterday, 11:00 PM'],
    [48 * hour, '18 ноября, 12:00', 'November 18, 12:00 PM'],
  ])('%d ms ago', (agoMs, russian, english) => {
    expect(relativeTime(now - agoMs, now, 'ru', zone)).toBe(russian)
    expect(relativeTime(now - agoMs, now, 'en', zone).replace(/\u202f/g, ' ')).toBe(english)
  })

  it('names the year of another year', () => {
    expect(relativeTime(Date.UTC(2025, 4, 9, 9), now, 'ru', zone)).toBe('9 мая 2025 г., 12:00')
  })

  it('forgives a clock that runs ahead', () => {
    expect(relativeTime(now + 3_000, now, 'ru', zone)).toBe('сейчас')
  })
})

describe('sinceTime', () => {
  it('is the clock time of today', () => expect(sinceTime(now - 3 * minute, now, 'ru', zone)).toBe('11:57'))
  it('carries the date of another day', () =>
    expect(sinceTime(now - 20 * hour, now, 'ru', zone)).toBe('19 ноября в 16:00'))
})

describe('comingTime', () => {
  it.each([
    [2 * hour, '14:00', '14:00'],
    [12 * hour, '00:00', '00:00'],
    [21 * hour, 'завтра, 09:00', 'tomorrow, 09:00'],
    [69 * hour, 'пн, 09:00', 'Mon, 09:00'],
  ])('in %d ms', (inMs, russian, english) => {
    expect(comingTime(now + inMs, now, 'ru', zone)).toBe(russian)
    expect(comingTime(now + inMs, now, 'en', zone)).toBe(english)
  })
})

it('tells time by the clock of a zone that this browser does not know as by its own', () => {
  expect(sinceTime(now, now, 'ru', 'Mars/Olympus')).toBe(sinceTime(now, now, 'ru'))
})

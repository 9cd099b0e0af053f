import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openingState } from './opening-state.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const moscow = 'Europe/Moscow'
/** An instant by the clock of Moscow, which is three hours ahead of UTC all year. */
const msk = (text: string) => Date.parse(`${text}+03:00`)
const open = (untilMs: number | null) => ({ isOpen: true, untilMs })
const closed = (opensAtMs: number | null) => ({ isOpen: false, opensAtMs })

describe('a week with a weekend', () => {
  const week = [
    { days: [1, 2, 3, 4], from: '09:00', to: '18:00' },
    { days: [5], from: '09:00', to: '13:00' },
    { days: [5], from: '14:00', to: '16:45' },
  ]
  // 20 November 2026 is a Friday.
  it.each([
    ['2026-11-20T08:59:59', closed(msk('2026-11-20T09:00'))],
    ['2026-11-20T09:00:00', open(msk('2026-11-20T13:00'))],
    ['2026-11-20T13:00:00', closed(msk('2026-11-20T14:00'))],
    ['2026-11-20T16:44:59', open(msk('2026-11-20T16:45'))],
    ['2026-11-20T16:45:00', closed(msk('2026-11-23T09:00'))],
    ['2026-11-22T23:59:00', closed(msk('2026-11-23T09:00'))],
    ['2026-11-23T12:00:00', open(msk('2026-11-23T18:00'))],
  ])('%s', (at, state) => expect(openingState(week, moscow, msk(at))).toEqual(state))
})

describe('a night over midnight', () => {
  const nights = [{ days: [5], from: '22:00', to: '07:00' }]
  it.each([
    ['2026-11-20T21:59', closed(msk('2026-11-20T22:00'))],
    ['2026-11-20T22:00', open(msk('2026-11-21T07:00'))],
    ['2026-11-21T06:59', open(msk('2026-11-21T07:00'))],
    ['2026-11-21T07:00', closed(msk('2026-11-27T22:00'))],
  ])('%s', (at, state) => expect(openingState(nights, moscow, msk(at))).toEqual(state))

  it('goes on where the next day takes over at midnight', () => {
    const hours = [
      { days: [5], from: '20:00', to: '24:00' },
      { days: [6], from: '00:00', to: '06:00' },
    ]
    expect(openingState(hours, moscow, msk('2026-11-20T23:30'))).toEqual(open(msk('2026-11-21T06:00')))
  })
})

describe('around the clock', () => {
  it.each([[[{ days: everyDay, from: '00:00', to: '24:00' }]], [[{ days: everyDay, from: '08:00', to: '08:00' }]]])(
    'has no end',
    (hours) => expect(openingState(hours, moscow, msk('2026-11-20T03:00'))).toEqual(open(null)),
  )
})

it('has no beginning where nobody ever answers', () => {
  expect(openingState([], moscow, msk('2026-11-20T12:00'))).toEqual(closed(null))
})

describe('clocks that are put forward and back', () => {
  const berlin = 'Europe/Berlin'
  // 29 March 2026, 02:00 becomes 03:00; 25 October 2026, 03:00 becomes 02:00.
  it.each([
    ['an hour shorter', '09:00', '18:00', '2026-03-28T23:00Z', closed(Date.parse('2026-03-29T07:00Z'))],
    ['after the change', '09:00', '18:00', '2026-03-29T12:00Z', open(Date.parse('2026-03-29T16:00Z'))],
    ['a time that is skipped', '02:30', '06:00', '2026-03-29T00:00Z', closed(Date.parse('2026-03-29T01:30Z'))],
    ['a time that comes twice', '02:30', '06:00', '2026-10-25T00:00Z', closed(Date.parse('2026-10-25T00:30Z'))],
    ['a night an hour longer', '22:00', '06:00', '2026-10-24T21:00Z', open(Date.parse('2026-10-25T05:00Z'))],
  ])('%s', (_name, from, to, at, state) => {
    expect(openingState([{ days: everyDay, from, to }], berlin, Date.parse(at))).toEqual(state)
  })
})

it('is of the other kind at the very instant that it names, in any zone', () => {
  const clock = fc.integer({ min: 0, max: 24 * 4 - 1 }).map((it) => {
    return `${String(Math.floor(it / 4)).padStart(2, '0')}:${String((it % 4) * 15).padStart(2, '0')}`
  })
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
  const hours = fc.array(fc.record({ days, from: clock, to: clock }), { minLength: 1, maxLength: 3 })
  const zones = fc.constantFrom(moscow, 'Europe/Berlin', 'America/St_Johns', 'Asia/Kamchatka', 'Australia/Lord_Howe')
  const year = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) })
  fc.assert(
    fc.property(hours, zones, year, (week, zone, nowMs) => {
      const state = openingState(week, zone, nowMs)
      const changesAtMs = state.isOpen ? state.untilMs : state.opensAtMs
      if (changesAtMs === null) return
      expect(changesAtMs).toBeGreaterThan(nowMs)
      expect(openingState(week, zone, changesAtMs - 1).isOpen).toBe(state.isOpen)
      expect(openingState(week, zone, changesAtMs).isOpen).toBe(!state.isOpen)
    }),
  )
})

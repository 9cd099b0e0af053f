import { expect, it } from 'vitest'
import { zoneHint } from './zone-hint.ts'
import { zoneOffsetMs } from './zone-offset.ts'

const winter = Date.UTC(2026, 0, 15, 12)
const summer = Date.UTC(2026, 6, 15, 12)
const hourMs = 3_600_000

it.each([
  ['Europe/Moscow', winter, 3],
  ['Asia/Yekaterinburg', winter, 5],
  ['Asia/Kolkata', winter, 5.5],
  ['Europe/Berlin', winter, 1],
  ['Europe/Berlin', summer, 2],
  ['America/St_Johns', summer, -2.5],
])('%s at %d is %d h ahead', (zone, at, hours) => expect(zoneOffsetMs(zone, at)).toBe(hours * hourMs))

it('says nothing where the clocks agree, whatever the zones are called', () => {
  expect(zoneHint('Europe/Moscow', 'Europe/Moscow', winter)).toBeNull()
  expect(zoneHint('Europe/Moscow', 'Europe/Minsk', winter)).toBeNull()
})

it('names the zone where they do not', () => {
  expect(zoneHint('Asia/Yekaterinburg', 'Europe/Moscow', winter)).toBe('UTC+5')
  expect(zoneHint('America/St_Johns', 'Europe/Moscow', summer)).toBe('UTC−2:30')
})

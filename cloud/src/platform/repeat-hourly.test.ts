import { pino } from 'pino'
import { expect, it } from 'vitest'
import { repeatHourly } from './repeat-hourly.ts'
import { VirtualClock } from './virtual-clock.ts'

const hourMs = 60 * 60 * 1000
const log = pino({ level: 'silent' })

it('works every hour, goes on after a failure, and leaves no timer behind', async () => {
  const clock = new VirtualClock()
  let times = 0
  const stop = repeatHourly({ clock, log }, async () => {
    times += 1
    throw new Error('the database is away')
  })
  for (let hour = 1; hour <= 3; hour++) {
    clock.advance(hourMs)
    await new Promise(setImmediate)
    expect([hour, times]).toEqual([hour, hour])
  }
  await stop()
  expect(clock.waiting).toBe(0)
})

it('stopped in the middle of its work, it ends with it', async () => {
  const clock = new VirtualClock()
  const work = Promise.withResolvers<void>()
  const stop = repeatHourly({ clock, log }, () => work.promise)
  clock.advance(hourMs)
  const stopped = stop()
  work.resolve()
  await stopped
  expect(clock.waiting).toBe(0)
})

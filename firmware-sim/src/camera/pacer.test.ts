import { expect, it } from 'vitest'
import { startPacer } from './pacer.ts'
import { VirtualClock } from './virtual-clock.ts'

it('keeps to the schedule however late its timers fire', () => {
  const clock = new VirtualClock()
  const startMs = clock.now()
  const pictures: number[] = []
  const pacer = startPacer(40, (picture) => pictures.push(picture), clock)
  for (let second = 1; second <= 600; second++) {
    clock.advance(1_000, 7)
    const due = Math.floor((clock.now() - startMs) / 40)
    expect(pacer.newest()).toBeGreaterThanOrEqual(due - 1)
  }
  expect(pictures).toEqual(Array.from({ length: pictures.length }, (_, index) => index))
  pacer.stop()
  clock.advance(1_000)
  expect(pacer.newest()).toBe(pictures.at(-1))
})

it('makes a short pause up, and leaves out what a long one missed', () => {
  const clock = new VirtualClock()
  const pictures: number[] = []
  const pacer = startPacer(40, (picture) => pictures.push(picture), clock)
  clock.advance(500, 400)
  expect(pictures).toEqual(Array.from({ length: pictures.length }, (_, index) => index))
  clock.advance(50_000, 30_000)
  const gaps = pictures.filter((picture, index) => index > 0 && picture !== (pictures[index - 1] ?? 0) + 1)
  expect(gaps).toHaveLength(1)
  pacer.stop()
})

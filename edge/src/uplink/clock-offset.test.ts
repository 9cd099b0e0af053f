import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../runtime/virtual-clock.ts'
import { estimateOffset, longestRoundTripMs } from './clock-offset.ts'
import { createCorrectedClock } from './corrected-clock.ts'

describe('the offset to the cloud', () => {
  it('comes from the sample with the shortest round trip', () => {
    const samples = [
      { sentMs: 1_000, roundTripMs: 400, cloudMs: 9_000 },
      { sentMs: 2_000, roundTripMs: 20, cloudMs: 7_010 },
      { sentMs: 3_000, roundTripMs: 90, cloudMs: 9_000 },
    ]
    expect(estimateOffset(samples)).toBe(5_000)
  })

  it('is unknown when no answer came in time', () => {
    expect(estimateOffset([])).toBeUndefined()
    expect(estimateOffset([{ sentMs: 0, roundTripMs: longestRoundTripMs + 1, cloudMs: 0 }])).toBeUndefined()
  })

  it('is wrong by half of the shortest round trip at most', () => {
    const way = fc.integer({ min: 0, max: 900 })
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.array(fc.tuple(way, way), { minLength: 1 }),
        (truth, ways) => {
          const samples = ways.map(([there, back]) => ({
            sentMs: 1e12,
            roundTripMs: there + back,
            cloudMs: 1e12 + there + truth,
          }))
          const shortest = Math.min(...ways.map(([there, back]) => there + back))
          expect(Math.abs((estimateOffset(samples) ?? Number.NaN) - truth)).toBeLessThanOrEqual(shortest / 2 + 0.5)
        },
      ),
    )
  })
})

describe('the corrected clock', () => {
  it('is the own one until it is measured', () => {
    const clock = new VirtualClock(1_000_000)
    const corrected = createCorrectedClock(clock)
    clock.stepWall(-5_000)
    expect([corrected.nowMs(), corrected.ownAheadMs()]).toEqual([995_000, 0])
  })

  it('goes on evenly when somebody sets the machine’s clock', async () => {
    const clock = new VirtualClock(1_000_000)
    const corrected = createCorrectedClock(clock)
    expect(corrected.correct(60_000)).toBe(60_000)
    await clock.advance(10_000)
    clock.stepWall(-3_600_000)
    expect(corrected.nowMs()).toBe(1_070_000)
    expect(corrected.ownAheadMs()).toBe(-3_660_000)
    await clock.advance(1_000)
    expect(corrected.nowMs()).toBe(1_071_000)
    expect(corrected.correct(3_660_050)).toBe(50)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeHits, type LimitPolicy, memoryOf, nextPause } from './judge-hits.ts'

const minute = 60_000
const hour = 60 * minute
const now = Date.UTC(2026, 10, 20, 9)
const policy: LimitPolicy = {
  windows: [
    { max: 3, perMs: hour },
    { max: 5, perMs: 24 * hour },
  ],
  pauses: { afterMs: [3 * minute, 10 * minute], perMs: hour },
}
const windowsOnly: LimitPolicy = { windows: policy.windows }

describe('judgeHits', () => {
  it('allows the first', () => {
    expect(judgeHits([], policy, now)).toEqual({ allowed: true, left: 2 })
  })

  it('waits a growing pause between hits', () => {
    expect(judgeHits([now - 1], policy, now)).toEqual({ allowed: false, retryAtMs: now - 1 + 3 * minute })
    expect(judgeHits([now - 3 * minute], policy, now)).toEqual({ allowed: true, left: 1 })
    expect(judgeHits([now - 4 * minute, now], policy, now)).toEqual({ allowed: false, retryAtMs: now + 10 * minute })
  })

  it('frees a place the moment the oldest hit leaves the window', () => {
    const hits = [now - hour + 1, now - 20, now - 10]
    expect(judgeHits(hits, windowsOnly, now)).toEqual({ allowed: false, retryAtMs: now + 1 })
    expect(judgeHits(hits, windowsOnly, now + 1)).toEqual({ allowed: true, left: 0 })
  })

  it('names the latest of several reasons to wait', () => {
    const hits = [22, 20, 10, 8, 6].map((hours) => now - hours * hour)
    expect(judgeHits(hits, windowsOnly, now)).toEqual({ allowed: false, retryAtMs: now + 2 * hour })
  })

  it('is not locked for years by a clock that ran ahead', () => {
    expect(judgeHits([now + 365 * 24 * hour], policy, now)).toEqual({ allowed: true, left: 2 })
  })

  it('never lets more than the maximum into any window, however the tries fall', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 2 * hour }), { maxLength: 60 })
    fc.assert(
      fc.property(gaps, (all) => {
        const hits: number[] = []
        let at = now
        for (const gap of all) {
          at += gap
          const verdict = judgeHits(hits, windowsOnly, at)
          if (verdict.allowed) hits.push(at)
          else expect(judgeHits(hits, windowsOnly, verdict.retryAtMs).allowed).toBe(true)
        }
        for (const { max, perMs } of windowsOnly.windows) {
          for (const end of hits) {
            expect(hits.filter((hit) => hit > end - perMs && hit <= end).length).toBeLessThanOrEqual(max)
          }
        }
      }),
    )
  })
})

describe('nextPause', () => {
  it('tells the pause that the coming hit will bring', () => {
    expect(nextPause([], policy, now)).toBe(3 * minute)
    expect(nextPause([now - 1], policy, now)).toBe(10 * minute)
    expect(nextPause([now - 2, now - 1], policy, now)).toBe(10 * minute)
    expect(nextPause([], windowsOnly, now)).toBe(0)
  })
})

it('remembers a hit for as long as any window needs it', () => {
  expect(memoryOf(policy)).toBe(24 * hour)
})

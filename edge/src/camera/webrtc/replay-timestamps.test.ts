import { describe, expect, it } from 'vitest'
import { replayTimestamps } from './replay-timestamps.ts'
import { createTokenBucket } from './token-bucket.ts'

const packets = (timestamps: number[]) =>
  timestamps.map((timestamp) => ({
    timestamp,
    marker: false,
    lostBefore: 0,
    isRestart: false,
    payload: Buffer.alloc(0),
  }))

describe('replay timestamps', () => {
  it('end at the present picture and keep a picture’s packets together', () => {
    expect(replayTimestamps(packets([0, 0, 3_600, 7_200, 7_200]), 300)).toEqual([7_000, 7_000, 7_100, 7_200, 7_200])
  })

  it('grow by at least one tick, over the wrap', () => {
    expect(replayTimestamps(packets([4_294_963_696, 0]), 0)).toEqual([4_294_967_295, 0])
    expect(replayTimestamps([], 100)).toEqual([])
  })
})

describe('token bucket', () => {
  it('lets a burst through, then the rate', () => {
    const bucket = createTokenBucket(1_000, 10)
    expect(bucket.isOpen(0)).toBe(true)
    bucket.spend(1_500)
    expect(bucket.isOpen(50)).toBe(false)
    expect(bucket.isOpen(51)).toBe(true)
  })

  it('never holds more than the burst', () => {
    const bucket = createTokenBucket(1_000, 10)
    expect(bucket.isOpen(1_000_000)).toBe(true)
    bucket.spend(1_000)
    expect(bucket.isOpen(1_000_000)).toBe(false)
  })
})

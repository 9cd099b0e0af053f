import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createContinuity } from './continuity.ts'
import type { RtpPacket } from './rtp-packet.ts'

const packet = (fields: Partial<RtpPacket>): RtpPacket => ({
  marker: false,
  payloadType: 96,
  sequenceNumber: 0,
  timestamp: 0,
  ssrc: 1,
  payload: Buffer.alloc(1),
  ...fields,
})

describe('continuity', () => {
  it('keeps the camera’s own steps, over both wraps', () => {
    const continuity = createContinuity()
    const first = continuity.take(packet({ sequenceNumber: 65_535, timestamp: 2 ** 32 - 1_800 }), 0)
    const second = continuity.take(packet({ sequenceNumber: 0, timestamp: 1_800 }), 40)
    expect(first?.isRestart).toBe(true)
    expect(second).toMatchObject({ isRestart: false, lostBefore: 0, timestamp: (first?.timestamp ?? 0) + 3_600 })
  })

  it('tells of what is missing, within bounds', () => {
    const continuity = createContinuity()
    continuity.take(packet({ sequenceNumber: 10 }), 0)
    expect(continuity.take(packet({ sequenceNumber: 14 }), 0)?.lostBefore).toBe(3)
    expect(continuity.take(packet({ sequenceNumber: 5_000 }), 0)?.lostBefore).toBe(64)
  })

  it('drops what comes twice or late', () => {
    const continuity = createContinuity()
    continuity.take(packet({ sequenceNumber: 10 }), 0)
    expect(continuity.take(packet({ sequenceNumber: 10 }), 0)).toBeUndefined()
    expect(continuity.take(packet({ sequenceNumber: 9 }), 0)).toBeUndefined()
  })

  it.each([
    ['another SSRC', { ssrc: 2, sequenceNumber: 11, timestamp: 3_600 }],
    ['a jump of the clock ahead', { sequenceNumber: 11, timestamp: 90_000 * 60 }],
    ['a jump of the clock back', { sequenceNumber: 11, timestamp: 2 ** 32 - 90_000 * 60 }],
    ['numbers that fall back', { sequenceNumber: 65_000, timestamp: 3_600 }],
  ])('goes on by the wall after %s', (_name, fields) => {
    const continuity = createContinuity()
    const before = continuity.take(packet({ sequenceNumber: 10 }), 1_000)
    const after = continuity.take(packet(fields), 1_500)
    expect(after).toMatchObject({ isRestart: true, lostBefore: 0, timestamp: (before?.timestamp ?? 0) + 45_000 })
  })

  it('never throws and never goes back, whatever comes', () => {
    const anything = fc.record({
      ssrc: fc.integer({ min: 0, max: 2 }),
      sequenceNumber: fc.integer({ min: 0, max: 0xffff }),
      timestamp: fc.integer({ min: 0, max: 0xffff_ffff }),
    })
    fc.assert(
      fc.property(fc.array(anything), (all) => {
        const continuity = createContinuity()
        for (const [index, fields] of all.entries()) {
          const taken = continuity.take(packet(fields), index)
          if (taken) expect(taken.lostBefore >= 0 && taken.lostBefore <= 64 && taken.timestamp < 2 ** 32).toBe(true)
        }
      }),
    )
  })
})

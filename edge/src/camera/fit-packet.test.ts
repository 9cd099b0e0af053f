import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { VideoPacket } from './continuity.ts'
import { fitPacket } from './fit-packet.ts'
import { nalTypesIn } from './h264.ts'
import { pps, sps, stapA } from './test-clip.ts'

const packet = (payload: Buffer): VideoPacket => ({
  payload,
  marker: true,
  timestamp: 9,
  lostBefore: 2,
  isRestart: true,
})
const unit = (header: number, length: number) => Buffer.concat([Buffer.from([header]), Buffer.alloc(length, 7)])

/** Puts FU-A fragments back together (RFC 6184 §5.8). */
function assembled(packets: VideoPacket[]): Buffer {
  const [first] = packets
  if (!first) return Buffer.alloc(0)
  const header = (first.payload.readUInt8(0) & 0xe0) | (first.payload.readUInt8(1) & 0x1f)
  return Buffer.concat([Buffer.from([header]), ...packets.map(({ payload }) => payload.subarray(2))])
}

describe('a packet for a viewer', () => {
  it('passes as it is when it fits', () => {
    const fitting = packet(unit(0x65, 1_399))
    expect(fitPacket(fitting)).toEqual([fitting])
  })

  it('is cut into fragments that make the same unit', () => {
    const big = unit(0x65, 5_000)
    const parts = fitPacket(packet(big))
    expect(assembled(parts)).toEqual(big)
    expect(parts.map(({ payload }) => payload.readUInt8(1) & 0xc0)).toEqual([0x80, 0, 0, 0x40])
    expect(parts.map(({ marker }) => marker)).toEqual([false, false, false, true])
    expect(parts.map(({ lostBefore }) => lostBefore)).toEqual([2, 0, 0, 0])
    expect(parts.map(({ isRestart }) => isRestart)).toEqual([true, false, false, false])
  })

  it('keeps a fragment in the middle of its unit', () => {
    const middle = Buffer.concat([Buffer.from([0x7c, 0x05]), Buffer.alloc(3_000)])
    expect(fitPacket(packet(middle)).map(({ payload }) => payload.readUInt8(1))).toEqual([5, 5, 5])
    const last = Buffer.concat([Buffer.from([0x7c, 0x45]), Buffer.alloc(2_000)])
    expect(fitPacket(packet(last)).map(({ payload }) => payload.readUInt8(1))).toEqual([5, 0x45])
  })

  it('is taken apart when it carries several units', () => {
    const parts = fitPacket(packet(stapA([sps, pps, unit(0x65, 2_000)])))
    expect(parts.flatMap(({ payload }) => nalTypesIn(payload))).toEqual([7, 8, 5])
    expect(assembled(parts.slice(2))).toEqual(unit(0x65, 2_000))
  })

  it('always fits, and cutting never throws', () => {
    const payload = fc.tuple(fc.uint8Array({ minLength: 2, maxLength: 40 }), fc.nat(6_000))
    fc.assert(
      fc.property(payload, ([head, length]) => {
        const parts = fitPacket(packet(Buffer.concat([head, Buffer.alloc(length, 3)])))
        expect(parts.every((part) => part.payload.length <= 1_400)).toBe(true)
      }),
    )
  })
})

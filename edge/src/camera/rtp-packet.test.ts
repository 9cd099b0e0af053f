import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nalTypesIn } from './h264.ts'
import { parseRtp, sequenceDistance, timestampDistance } from './rtp-packet.ts'

const plain = Buffer.from('80e0ffff0000000a0000000b6501', 'hex')

describe('RTP packet', () => {
  it('reads the fixed header', () => {
    expect(parseRtp(plain)).toEqual({
      marker: true,
      payloadType: 96,
      sequenceNumber: 65_535,
      timestamp: 10,
      ssrc: 11,
      payload: Buffer.from([0x65, 0x01]),
    })
  })

  it('steps over contributing sources, extensions and padding', () => {
    const full = Buffer.from(`b1e00001${'00000000'.repeat(2)}${'11111111'}bede0001${'22222222'}6501${'0002'}`, 'hex')
    expect(parseRtp(full)?.payload).toEqual(Buffer.from([0x65, 0x01]))
  })

  it.each(['', '80', '40e0ffff0000000a0000000b65', '90e0ffff0000000a0000000bbede0fff', 'a0e0ffff0000000a0000000bff'])(
    'reads nothing from %j',
    (hex) => expect(parseRtp(Buffer.from(hex, 'hex'))).toBeUndefined(),
  )

  it('never throws, and neither does the look for NAL units', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const packet = parseRtp(Buffer.from(bytes))
        nalTypesIn(packet?.payload ?? Buffer.from(bytes))
      }),
    )
  })

  it('measures distances over the wrap', () => {
    expect(sequenceDistance(65_535, 2)).toBe(3)
    expect(sequenceDistance(2, 65_535)).toBe(-3)
    expect(timestampDistance(2 ** 32 - 1, 1)).toBe(2)
  })
})

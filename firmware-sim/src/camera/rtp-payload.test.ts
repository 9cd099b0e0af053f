import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { AccessUnit } from './annex-b.ts'
import type { RtpPayload } from './rtp-payload.ts'
import { packetizePicture } from './rtp-payload.ts'

/** Puts a picture together again as a receiver does (RFC 6184 §5.6–5.8). */
function depacketize(payloads: RtpPayload[]): Buffer[] {
  const units: Buffer[] = []
  let fragments: Buffer[] = []
  for (const { bytes } of payloads) {
    const type = (bytes[0] ?? 0) & 0x1f
    if (type === 24) {
      for (let at = 1; at < bytes.length; at += 2 + bytes.readUInt16BE(at))
        units.push(bytes.subarray(at + 2, at + 2 + bytes.readUInt16BE(at)))
    } else if (type === 28) {
      const [indicator = 0, header = 0] = bytes
      if (header & 0x80) fragments = [Buffer.from([(indicator & 0xe0) | (header & 0x1f)])]
      fragments.push(bytes.subarray(2))
      if (header & 0x40) units.push(Buffer.concat(fragments))
    } else units.push(bytes)
  }
  return units
}

const unit = fc
  .tuple(fc.constantFrom(0x67, 0x68, 0x06, 0x65, 0x41, 0x01), fc.uint8Array({ minLength: 1, maxLength: 4_000 }))
  .map(([header, body]) => Buffer.from([header, ...body]))

it('loses and reorders nothing, keeps within the size, and marks the last packet only', () => {
  fc.assert(
    fc.property(
      fc.array(unit, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 100, max: 1_400 }),
      (nalUnits, size) => {
        const payloads = packetizePicture({ nalUnits, isKeyframe: false }, size)
        expect(depacketize(payloads)).toEqual(nalUnits)
        expect(Math.max(...payloads.map(({ bytes }) => bytes.length))).toBeLessThanOrEqual(size)
        expect(payloads.map(({ marker }) => marker)).toEqual(payloads.map((_, index) => index === payloads.length - 1))
      },
    ),
  )
})

it('sends the parameter sets together and the long keyframe in fragments', () => {
  const keyframe: AccessUnit = {
    nalUnits: [
      Buffer.from([0x67, 1, 2]),
      Buffer.from([0x68, 3]),
      Buffer.concat([Buffer.from([0x65]), Buffer.alloc(3_000, 7)]),
    ],
    isKeyframe: true,
  }
  const types = packetizePicture(keyframe).map(({ bytes }) => (bytes[0] ?? 0) & 0x1f)
  expect(types).toEqual([24, 28, 28, 28])
})

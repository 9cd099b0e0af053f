import fc from 'fast-check'
import { expect, it } from 'vitest'
import { splitAccessUnits, splitNalUnits } from './annex-b.ts'

const bytes = (...values: number[]) => Buffer.from(values)

it('cuts at start codes of three and four bytes, whatever the units are', () => {
  // Bytes 1–255 cannot imitate a start code, as emulation prevention sees to in real streams.
  const unit = fc.uint8Array({ minLength: 1, maxLength: 60, min: 1 })
  const startCode = fc.constantFrom(bytes(0, 0, 1), bytes(0, 0, 0, 1))
  fc.assert(
    fc.property(fc.array(fc.tuple(startCode, unit), { maxLength: 12 }), (pieces) => {
      const stream = Buffer.concat(pieces.flat())
      expect(splitNalUnits(stream)).toEqual(pieces.map(([, each]) => Buffer.from(each)))
    }),
  )
})

it('makes nothing of bytes without a start code', () => expect(splitNalUnits(bytes(1, 2, 3))).toEqual([]))

it('groups parameter sets with the keyframe behind them, and slices with the first of their picture', () => {
  const [sps, pps, sei] = [bytes(0x67, 1), bytes(0x68, 2), bytes(6, 3)]
  const [idr, idrRest, p1, p2] = [bytes(0x65, 0x88), bytes(0x65, 0x42), bytes(0x41, 0x9a), bytes(0x41, 0x9b)]
  expect(splitAccessUnits([sps, pps, idr, idrRest, p1, sei, p2])).toEqual([
    { nalUnits: [sps, pps, idr, idrRest], isKeyframe: true },
    { nalUnits: [p1], isKeyframe: false },
    { nalUnits: [sei, p2], isKeyframe: false },
  ])
})

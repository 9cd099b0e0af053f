import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFeedback, writeSenderReport } from './rtcp.ts'

const receiverReport = '80c9000100000001'
const pli = '81ce00020000000100000002'
const fir = '84ce000400000001000000000000000201000000'
const nack = '81cd00030000000100000002fffe8001'

describe('RTCP', () => {
  it('reads what is lost, over the wrap, from a compound packet', () => {
    expect(readFeedback(Buffer.from(receiverReport + nack, 'hex'))).toEqual({
      lost: [65_534, 65_535, 14],
      wantsKeyframe: false,
    })
  })

  it.each([pli, fir])('reads the wish for a keyframe', (hex) => {
    expect(readFeedback(Buffer.from(receiverReport + hex, 'hex'))).toEqual({ lost: [], wantsKeyframe: true })
  })

  it('never throws, and never asks for more than a bounded number', () => {
    const packet = fc.uint8Array({ maxLength: 600 }).map((bytes) => {
      const head = Buffer.from('81cd0000', 'hex')
      head.writeUInt16BE(Math.floor(bytes.length / 4), 2)
      return Buffer.concat([head, bytes])
    })
    fc.assert(fc.property(packet, (bytes) => readFeedback(bytes).lost.length < 600))
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => void readFeedback(Buffer.from(bytes))))
  })

  it('writes a sender report that is whole, with our own time', () => {
    const report = writeSenderReport({
      ssrc: 9,
      sentMs: 1_500,
      timestamp: 90_000,
      packets: 3,
      octets: 4,
      cname: 'camera',
    })
    expect(report.subarray(0, 28).toString('hex')).toBe(
      '80c8000600000009' + '83aa7e8180000000' + '00015f900000000300000004',
    )
    expect(report.length).toBe(28 + 4 * (report.readUInt16BE(30) + 1))
    expect(report.toString('latin1', 38, 44)).toBe('camera')
  })
})

import { expect, it } from 'vitest'
import { RtpStream } from './rtp-stream.ts'

const payload = { bytes: Buffer.from('abcdef'), marker: true }

it('numbers packets on and on, and tells time by the picture', () => {
  const stream = new RtpStream(25)
  const first = stream.nextSequence
  const packets = Array.from({ length: 70_000 }, (_, index) => stream.packet(payload, index))
  for (const [index, packet] of packets.entries()) {
    expect(packet.readUInt16BE(2)).toBe((first + index) & 0xffff)
    expect(packet.readUInt32BE(4)).toBe(stream.timestampOf(index))
  }
  const [a = 0, b = 0] = packets.map((packet) => packet.readUInt32BE(4))
  expect((b - a + 2 ** 32) % 2 ** 32).toBe(3_600)
  expect(packets[0]?.[1]).toBe(0x80 | 96)
})

it('reports what it sent, with the wall clock of the picture (RFC 3550 §6.4.1)', () => {
  const stream = new RtpStream(25)
  for (let n = 0; n < 3; n++) stream.packet(payload, n)
  const report = stream.senderReport(2, Date.UTC(2026, 10, 20, 12, 0, 0) + 500)
  expect(report.readUInt32BE(4)).toBe(stream.ssrc)
  expect(report.readUInt32BE(8) - 2_208_988_800).toBe(Date.UTC(2026, 10, 20, 12, 0, 0) / 1000)
  expect(report.readUInt32BE(12)).toBe(2 ** 31)
  expect(report.readUInt32BE(16)).toBe(stream.timestampOf(2))
  expect([report.readUInt32BE(20), report.readUInt32BE(24)]).toEqual([3, 18])
  // Compound: lengths in words lead exactly to the end.
  const description = (report.readUInt16BE(2) + 1) * 4
  expect(description + (report.readUInt16BE(description + 2) + 1) * 4).toBe(report.length)
})

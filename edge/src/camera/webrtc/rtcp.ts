/** What a viewer says of the picture in one compound packet. */
export type Feedback = {
  /** Sequence numbers it misses (generic NACK, RFC 4585 §6.2.1). */
  lost: number[]
  /** It cannot decode before a keyframe comes (PLI or FIR, RFC 4585 §6.3.1, RFC 5104 §4.3.1). */
  wantsKeyframe: boolean
}

const transportFeedback = 205
const payloadFeedback = 206
const senderReport = 200
const sourceDescription = 202
const genericNack = 1
const pictureLoss = 1
const fullIntraRequest = 4
const maxLost = 512
const ntpEpochOffsetS = 2_208_988_800

/** Reads the feedback of a compound RTCP packet (RFC 3550 §6.1); what cannot be read ends the reading. */
export function readFeedback(bytes: Buffer): Feedback {
  const feedback: Feedback = { lost: [], wantsKeyframe: false }
  for (let at = 0; at + 4 <= bytes.length; ) {
    const end = at + 4 * (bytes.readUInt16BE(at + 2) + 1)
    if (bytes.readUInt8(at) >> 6 !== 2 || end > bytes.length) break
    const format = bytes.readUInt8(at) & 0x1f
    const type = bytes.readUInt8(at + 1)
    if (type === transportFeedback && format === genericNack) readNack(bytes.subarray(at, end), feedback.lost)
    if (type === payloadFeedback && [pictureLoss, fullIntraRequest].includes(format)) feedback.wantsKeyframe = true
    at = end
  }
  return feedback
}

/** Pairs of a number and a bitmap of the sixteen after it. */
function readNack(bytes: Buffer, lost: number[]): void {
  for (let at = 12; at + 4 <= bytes.length && lost.length < maxLost; at += 4) {
    const first = bytes.readUInt16BE(at)
    const bitmap = bytes.readUInt16BE(at + 2)
    lost.push(first)
    for (let bit = 0; bit < 16; bit += 1) if (bitmap & (1 << bit)) lost.push((first + bit + 1) & 0xffff)
  }
}

export type SenderReport = {
  ssrc: number
  /** When the picture with `timestamp` was sent, by the wall clock. */
  sentMs: number
  timestamp: number
  packets: number
  octets: number
  cname: string
}

/** Sender report and the source's name (RFC 3550 §6.4.1, §6.5). The time is ours: cameras' clocks are often wrong. */
export function writeSenderReport({ ssrc, sentMs, timestamp, packets, octets, cname }: SenderReport): Buffer {
  const report = Buffer.alloc(28)
  report.writeUInt8(0x80, 0)
  report.writeUInt8(senderReport, 1)
  report.writeUInt16BE(6, 2)
  report.writeUInt32BE(ssrc, 4)
  const seconds = Math.floor(sentMs / 1_000)
  report.writeUInt32BE((seconds + ntpEpochOffsetS) >>> 0, 8)
  report.writeUInt32BE(Math.floor(((sentMs - seconds * 1_000) / 1_000) * 2 ** 32), 12)
  report.writeUInt32BE(timestamp, 16)
  report.writeUInt32BE(packets >>> 0, 20)
  report.writeUInt32BE(octets >>> 0, 24)

  const name = Buffer.from(cname, 'utf8')
  const item = Buffer.alloc((2 + name.length + 1 + 3) & ~3)
  item.writeUInt8(1, 0)
  item.writeUInt8(name.length, 1)
  name.copy(item, 2)
  const description = Buffer.alloc(8)
  description.writeUInt8(0x81, 0)
  description.writeUInt8(sourceDescription, 1)
  description.writeUInt16BE(1 + item.length / 4, 2)
  description.writeUInt32BE(ssrc, 4)
  return Buffer.concat([report, description, item])
}

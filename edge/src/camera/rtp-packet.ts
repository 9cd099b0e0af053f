/** One RTP packet (RFC 3550 §5.1) without contributing sources, header extensions and padding: nobody here needs them. */
export type RtpPacket = {
  marker: boolean
  payloadType: number
  /** 16 bits, wraps. */
  sequenceNumber: number
  /** 32 bits at 90 kHz, wraps. */
  timestamp: number
  ssrc: number
  payload: Buffer
}

const fixedHeaderLength = 12

/** Reads one RTP packet, or nothing when the bytes are not one. The payload is a view into `bytes`. */
export function parseRtp(bytes: Buffer): RtpPacket | undefined {
  if (bytes.length < fixedHeaderLength) return undefined
  const first = bytes.readUInt8(0)
  if (first >> 6 !== 2) return undefined
  const second = bytes.readUInt8(1)
  let start = fixedHeaderLength + 4 * (first & 0x0f)
  if (first & 0x10) {
    if (bytes.length < start + 4) return undefined
    start += 4 + 4 * bytes.readUInt16BE(start + 2)
  }
  const padding = first & 0x20 ? bytes.readUInt8(bytes.length - 1) : 0
  const end = bytes.length - padding
  if (end < start || (first & 0x20 && padding === 0)) return undefined
  return {
    marker: second >> 7 === 1,
    payloadType: second & 0x7f,
    sequenceNumber: bytes.readUInt16BE(2),
    timestamp: bytes.readUInt32BE(4),
    ssrc: bytes.readUInt32BE(8),
    payload: bytes.subarray(start, end),
  }
}

/** How far `to` is ahead of `from` in a 16-bit circle: −32768…32767 (RFC 1982). */
export function sequenceDistance(from: number, to: number): number {
  return ((to - from) << 16) >> 16
}

/** How far `to` is ahead of `from` in a 32-bit circle: −2³¹…2³¹−1. */
export function timestampDistance(from: number, to: number): number {
  return (to - from) | 0
}

import type { AccessUnit } from './annex-b.ts'

/** The part of an RTP packet that is the same for every client. */
export interface RtpPayload {
  bytes: Buffer
  /** Last packet of its picture (RFC 6184 §5.1). */
  marker: boolean
}

/** Payload bytes of a packet: leaves room for the headers of RTP, UDP, IP and a tunnel within 1500. */
const maxPayloadBytes = 1400

const fuA = 28
const stapA = 24

/**
 * Cuts a picture into RTP payloads, packetization-mode 1 (RFC 6184 §5.6–5.8): small parameter sets travel together in one
 * STAP-A, what fits travels alone, the rest as FU-A fragments.
 */
export function packetizePicture(picture: AccessUnit, maxBytes = maxPayloadBytes): RtpPayload[] {
  const payloads: Buffer[] = []
  let together: Buffer[] = []
  const closeTogether = () => {
    if (together.length > 1) payloads.push(aggregate(together))
    else payloads.push(...together)
    together = []
  }
  for (const unit of picture.nalUnits) {
    const isSlice = isSliceUnit(unit)
    const size = 1 + [...together, unit].reduce((sum, each) => sum + 2 + each.length, 0)
    if (isSlice || size > maxBytes) closeTogether()
    if (isSlice || unit.length > maxBytes) payloads.push(...fragment(unit, maxBytes))
    else together.push(unit)
  }
  closeTogether()
  return payloads.map((bytes, index) => ({ bytes, marker: index === payloads.length - 1 }))
}

function isSliceUnit(unit: Buffer): boolean {
  const type = (unit[0] ?? 0) & 0x1f
  return type >= 1 && type <= 5
}

function aggregate(units: Buffer[]): Buffer {
  const nri = Math.max(...units.map((unit) => (unit[0] ?? 0) & 0x60))
  const parts = units.flatMap((unit) => {
    const size = Buffer.alloc(2)
    size.writeUInt16BE(unit.length)
    return [size, unit]
  })
  return Buffer.concat([Buffer.from([nri | stapA]), ...parts])
}

function fragment(unit: Buffer, maxBytes: number): Buffer[] {
  if (unit.length <= maxBytes) return [unit]
  const header = unit[0] ?? 0
  const indicator = (header & 0xe0) | fuA
  const pieces: Buffer[] = []
  for (let at = 1; at < unit.length; at += maxBytes - 2) {
    const piece = unit.subarray(at, at + maxBytes - 2)
    const start = at === 1 ? 0x80 : 0
    const end = at + piece.length === unit.length ? 0x40 : 0
    pieces.push(Buffer.concat([Buffer.from([indicator, start | end | (header & 0x1f)]), piece]))
  }
  return pieces
}

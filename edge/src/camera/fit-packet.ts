import type { VideoPacket } from './continuity.ts'
import { nalType } from './h264.ts'

/** With SRTP, UDP and IP around it a packet stays below 1,500 bytes, beyond which mobile networks lose it. */
const maxPayloadBytes = 1_400

/**
 * Cuts a packet that is too big for the way to a viewer: a camera on TCP may send any size. Nearly every packet passes as it
 * is; the others become FU-A fragments (RFC 6184 §5.8), and a STAP-A its single units.
 */
export function fitPacket(packet: VideoPacket): VideoPacket[] {
  const { payload } = packet
  if (payload.length <= maxPayloadBytes) return [packet]
  const type = payload.readUInt8(0) & 0x1f
  const parts =
    type === nalType.fuA
      ? splitFragment(payload)
      : type === nalType.stapA
        ? splitAggregate(payload)
        : splitUnit(payload)
  return parts.map((part, index) => ({
    ...packet,
    payload: part,
    marker: packet.marker && index === parts.length - 1,
    lostBefore: index === 0 ? packet.lostBefore : 0,
    isRestart: packet.isRestart && index === 0,
  }))
}

function splitUnit(unit: Buffer): Buffer[] {
  return fragments(unit.readUInt8(0), unit.subarray(1), true, true)
}

function splitFragment(payload: Buffer): Buffer[] {
  const header = payload.readUInt8(1)
  const unitHeader = (payload.readUInt8(0) & 0xe0) | (header & 0x1f)
  return fragments(unitHeader, payload.subarray(2), (header & 0x80) !== 0, (header & 0x40) !== 0)
}

function splitAggregate(payload: Buffer): Buffer[] {
  const units: Buffer[] = []
  for (let at = 1; at + 2 < payload.length; ) {
    const end = at + 2 + payload.readUInt16BE(at)
    if (end === at + 2 || end > payload.length) break
    units.push(payload.subarray(at + 2, end))
    at = end
  }
  return units.flatMap((unit) => (unit.length > maxPayloadBytes ? splitUnit(unit) : [unit]))
}

/** @param isStart @param isEnd whether the unit begins or ends within `body` */
function fragments(unitHeader: number, body: Buffer, isStart: boolean, isEnd: boolean): Buffer[] {
  const size = maxPayloadBytes - 2
  const indicator = (unitHeader & 0xe0) | nalType.fuA
  return Array.from({ length: Math.ceil(body.length / size) }, (_, index) => {
    const part = body.subarray(index * size, (index + 1) * size)
    const start = isStart && index === 0 ? 0x80 : 0
    const end = isEnd && (index + 1) * size >= body.length ? 0x40 : 0
    return Buffer.concat([Buffer.from([indicator, start | end | (unitHeader & 0x1f)]), part])
  })
}

/** NAL unit types that matter here (ITU-T H.264 table 7-1; RFC 6184 §5.2 from 24 on). */
export const nalType = { idr: 5, sps: 7, pps: 8, stapA: 24, fuA: 28 } as const

/**
 * Types of the NAL units that begin in an RTP payload (RFC 6184 §5.6–5.8): one, several for a STAP-A, none for the later
 * fragments of an FU-A and for what cannot be read.
 */
export function nalTypesIn(payload: Buffer): number[] {
  if (payload.length === 0) return []
  const type = payload.readUInt8(0) & 0x1f
  if (type === nalType.stapA) return aggregatedTypes(payload)
  if (type === nalType.fuA) return beginsFragmented(payload) ? [payload.readUInt8(1) & 0x1f] : []
  return type >= 1 && type <= 23 ? [type] : []
}

function beginsFragmented(payload: Buffer): boolean {
  return payload.length > 1 && (payload.readUInt8(1) & 0x80) !== 0
}

function aggregatedTypes(payload: Buffer): number[] {
  const types: number[] = []
  for (let at = 1; at + 2 < payload.length; ) {
    const size = payload.readUInt16BE(at)
    if (size === 0 || at + 2 + size > payload.length) break
    types.push(payload.readUInt8(at + 2) & 0x1f)
    at += 2 + size
  }
  return types
}

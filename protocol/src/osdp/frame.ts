import { checksum, crc16 } from './check-characters.ts'
import { readSecurityBlock, type SecurityBlock, securityBlockLength } from './security-block.ts'

/** Start of message. */
export const som = 0x53
/** Every peripheral answers to it; for a line with one device, when its address is not known. */
export const broadcastAddress = 0x7f
/** Header, one byte of command or reply, and a checksum. */
export const minFrameBytes = 7
/** The longest frame that any side may send (IEC 60839-11-5 §5.6). */
export const maxFrameBytes = 1440

const headerBytes = 5
const replyBit = 0x80
const control = { sequence: 0x03, crc: 0x04, security: 0x08 } as const

/** 0 begins a conversation anew; afterwards 1, 2, 3, 1, 2 … (IEC 60839-11-5 §5.9, table 2). */
export type Sequence = 0 | 1 | 2 | 3

/** One OSDP packet (IEC 60839-11-5 §5.9): `SOM ADDR LEN_LSB LEN_MSB CTRL [security block] body check`. */
export type Frame = {
  /** 0…0x7E, or 0x7F for broadcast. */
  address: number
  /** From a peripheral to the controller. */
  isReply: boolean
  sequence: Sequence
  check: 'crc' | 'checksum'
  security?: SecurityBlock
  /** The code of a command or reply and its data; inside a secure channel the authentication code too. */
  body: Uint8Array
}

/** Why bytes were no frame. */
export type FrameDefect = 'bad-length' | 'bad-check' | 'bad-security-block'

export function nextSequence(sequence: Sequence): Sequence {
  return sequence === 3 ? 1 : ((sequence + 1) as Sequence)
}

/** @throws RangeError when the address, the body or the security block does not fit into a frame */
export function encodeFrame(frame: Frame): Uint8Array {
  const { address, body, security } = frame
  if (!Number.isInteger(address) || address < 0 || address > broadcastAddress) {
    throw new RangeError(`OSDP address ${address} is not within 0…${broadcastAddress}`)
  }
  if (body.length === 0) throw new RangeError('an OSDP frame needs a command or reply code')
  if (security && security.data.length > 0xfd) throw new RangeError('an OSDP security block is at most 255 bytes')
  const checkBytes = frame.check === 'crc' ? 2 : 1
  const bodyAt = headerBytes + (security ? securityBlockLength(security) : 0)
  const length = bodyAt + body.length + checkBytes
  if (length > maxFrameBytes) throw new RangeError(`an OSDP frame of ${length} bytes is longer than ${maxFrameBytes}`)

  const bytes = new Uint8Array(length)
  bytes[0] = som
  bytes[1] = address | (frame.isReply ? replyBit : 0)
  bytes[2] = length & 0xff
  bytes[3] = length >> 8
  bytes[4] = frame.sequence | (frame.check === 'crc' ? control.crc : 0) | (security ? control.security : 0)
  if (security) {
    bytes[headerBytes] = securityBlockLength(security)
    bytes[headerBytes + 1] = security.type
    bytes.set(security.data, headerBytes + 2)
  }
  bytes.set(body, bodyAt)
  const checked = bytes.subarray(0, length - checkBytes)
  if (frame.check === 'crc') {
    const crc = crc16(checked)
    bytes[length - 2] = crc & 0xff
    bytes[length - 1] = crc >> 8
  } else {
    bytes[length - 1] = checksum(checked)
  }
  return bytes
}

/** The length that a header announces, once there are four bytes of it. */
export function announcedLength(bytes: Uint8Array): number | undefined {
  const [, , low, high] = bytes
  return low === undefined || high === undefined ? undefined : low | (high << 8)
}

/** @param bytes one whole frame from SOM to the check characters, as long as its header says */
export function decodeFrame(bytes: Uint8Array): { ok: true; frame: Frame } | { ok: false; defect: FrameDefect } {
  const [start, addressByte, , , flags] = bytes
  if (start !== som || addressByte === undefined || flags === undefined) return { ok: false, defect: 'bad-length' }
  const check = flags & control.crc ? 'crc' : 'checksum'
  const end = bytes.length - (check === 'crc' ? 2 : 1)
  if (announcedLength(bytes) !== bytes.length || end <= headerBytes) return { ok: false, defect: 'bad-length' }
  if (!isIntact(bytes, end)) return { ok: false, defect: 'bad-check' }

  const security = flags & control.security ? readSecurityBlock(bytes.subarray(headerBytes, end)) : undefined
  if (flags & control.security && !security) return { ok: false, defect: 'bad-security-block' }
  const body = bytes.slice(headerBytes + (security ? securityBlockLength(security) : 0), end)
  if (body.length === 0) return { ok: false, defect: security ? 'bad-security-block' : 'bad-length' }
  return {
    ok: true,
    frame: {
      address: addressByte & broadcastAddress,
      isReply: (addressByte & replyBit) !== 0,
      sequence: (flags & control.sequence) as Sequence,
      check,
      ...(security && { security }),
      body,
    },
  }
}

function isIntact(bytes: Uint8Array, end: number): boolean {
  const [first, second] = bytes.subarray(end)
  const checked = bytes.subarray(0, end)
  return second === undefined ? first === checksum(checked) : (first ?? 0) + second * 256 === crc16(checked)
}

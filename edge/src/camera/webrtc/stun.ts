import { createHmac, timingSafeEqual } from 'node:crypto'
import { isIPv4 } from 'node:net'
import { crc32 } from 'node:zlib'

/** A binding request (RFC 8489 §3) as ICE asks it (RFC 8445 §7.1). */
export type BindingRequest = {
  transactionId: Buffer
  /** `ufrag of the one asked:ufrag of the one who asks` */
  username: string
  /** The controlling side has chosen this pair. */
  useCandidate: boolean
  /** The other side takes itself for controlled: a role conflict, since a lite agent is always controlled. */
  isControlled: boolean
}

const magicCookie = 0x2112a442
const headerLength = 20
const bindingRequestType = 0x0001
const bindingSuccessType = 0x0101
const bindingErrorType = 0x0111
const fingerprintMask = 0x5354554e
const attribute = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  xorMappedAddress: 0x0020,
  useCandidate: 0x0025,
  fingerprint: 0x8028,
  iceControlled: 0x8029,
} as const

/** Username of a binding request, to find the password by; nothing when the bytes are not one. */
export function usernameOf(bytes: Buffer): string | undefined {
  return readAttributes(bytes)?.username
}

/** Reads a binding request and checks its MESSAGE-INTEGRITY under `password`; nothing when either is wrong. */
export function readBindingRequest(bytes: Buffer, password: string): BindingRequest | undefined {
  const attributes = readAttributes(bytes)
  if (attributes?.username === undefined || attributes.integrityAt === undefined) return undefined
  const at = attributes.integrityAt
  if (!timingSafeEqual(bytes.subarray(at + 4, at + 24), integrityOf(bytes.subarray(0, at), password))) return undefined
  return {
    transactionId: bytes.subarray(8, headerLength),
    username: attributes.username,
    useCandidate: attributes.useCandidate,
    isControlled: attributes.isControlled,
  }
}

/** Success with the address the request came from (RFC 8489 §6.3.1). */
export function writeBindingSuccess(
  transactionId: Buffer,
  from: { address: string; port: number },
  password: string,
): Buffer {
  return write(bindingSuccessType, transactionId, xorMappedAddress(from, transactionId), password)
}

/** 487 (RFC 8445 §7.3.1.1): the other side is to take the controlling role. */
export function writeRoleConflict(transactionId: Buffer, password: string): Buffer {
  const reason = Buffer.from('\0\0\x04\x57Role Conflict', 'latin1')
  return write(bindingErrorType, transactionId, attributeBytes(attribute.errorCode, reason), password)
}

type Attributes = { username?: string; useCandidate: boolean; isControlled: boolean; integrityAt?: number }

function readAttributes(bytes: Buffer): Attributes | undefined {
  if (bytes.length < headerLength || bytes.readUInt16BE(0) !== bindingRequestType) return undefined
  if (bytes.readUInt32BE(4) !== magicCookie || bytes.readUInt16BE(2) !== bytes.length - headerLength) return undefined
  const found: Attributes = { useCandidate: false, isControlled: false }
  for (let at = headerLength; at + 4 <= bytes.length; ) {
    const type = bytes.readUInt16BE(at)
    const length = bytes.readUInt16BE(at + 2)
    if (at + 4 + length > bytes.length) return undefined
    // What follows MESSAGE-INTEGRITY is not covered by it, and so it does not count (RFC 8489 §14.5).
    if (type === attribute.messageIntegrity) return length === 20 ? { ...found, integrityAt: at } : undefined
    if (type === attribute.username) found.username = bytes.toString('utf8', at + 4, at + 4 + length)
    if (type === attribute.useCandidate) found.useCandidate = true
    if (type === attribute.iceControlled) found.isControlled = true
    at += 4 + padded(length)
  }
  return found
}

/** HMAC-SHA1 over the message up to the attribute, its length counted as if it ended with it (RFC 8489 §14.5). */
function integrityOf(before: Buffer, password: string): Buffer {
  const message = Buffer.from(before)
  message.writeUInt16BE(before.length + 24 - headerLength, 2)
  return createHmac('sha1', password).update(message).digest()
}

function write(type: number, transactionId: Buffer, body: Buffer, password: string): Buffer {
  const header = Buffer.alloc(headerLength)
  header.writeUInt16BE(type, 0)
  header.writeUInt32BE(magicCookie, 4)
  transactionId.copy(header, 8)
  const message = Buffer.concat([header, body])
  const signed = Buffer.concat([message, attributeBytes(attribute.messageIntegrity, integrityOf(message, password))])
  // The fingerprint counts itself into the length (RFC 8489 §14.7).
  signed.writeUInt16BE(signed.length + 8 - headerLength, 2)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE((crc32(signed) ^ fingerprintMask) >>> 0)
  return Buffer.concat([signed, attributeBytes(attribute.fingerprint, sum)])
}

function xorMappedAddress({ address, port }: { address: string; port: number }, transactionId: Buffer): Buffer {
  const key = Buffer.alloc(16)
  key.writeUInt32BE(magicCookie)
  transactionId.copy(key, 4)
  const octets = addressOctets(address)
  const value = Buffer.alloc(4 + octets.length)
  value.writeUInt8(octets.length === 4 ? 1 : 2, 1)
  value.writeUInt16BE(port ^ (magicCookie >>> 16), 2)
  octets.forEach((octet, index) => {
    value.writeUInt8(octet ^ key.readUInt8(index), 4 + index)
  })
  return attributeBytes(attribute.xorMappedAddress, value)
}

function addressOctets(address: string): number[] {
  if (isIPv4(address)) return address.split('.').map(Number)
  const [before = '', after] = (address.split('%')[0] ?? '').split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)))
  const head = groups(before)
  const tail = after === undefined ? [] : groups(after)
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => 0)
  return [...head, ...zeros, ...tail].flatMap((group) => [group >> 8, group & 0xff])
}

function attributeBytes(type: number, value: Buffer): Buffer {
  const bytes = Buffer.alloc(4 + padded(value.length))
  bytes.writeUInt16BE(type, 0)
  bytes.writeUInt16BE(value.length, 2)
  value.copy(bytes, 4)
  return bytes
}

function padded(length: number): number {
  return (length + 3) & ~3
}

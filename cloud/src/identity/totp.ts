import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/*
 * One-time passwords by time (RFC 6238 over RFC 4226): SHA-1, six digits, thirty seconds. Authenticator apps know nothing else
 * for certain.
 */

const stepMs = 30_000
const digits = 6
/** RFC 4226 §4 R6: 160 bits, five in a letter. */
const secretLength = 32

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** @returns 32 characters of base32, as apps take them */
export function newTotpSecret(): string {
  return Array.from(randomBytes(secretLength), (byte) => base32[byte & 31]).join('')
}

/** The number of the thirty seconds that a moment lies in; counted in UTC, so that no zone and no midnight matters. */
export function totpStep(nowMs: number): number {
  return Math.floor(nowMs / stepMs)
}

/** The password of a step. @param secret base32 */
export function totpAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  // RFC 4226 §5.3: the last nibble says where the four bytes begin, whose first bit is dropped.
  const offset = (mac.at(-1) ?? 0) & 15
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return (number % 10 ** digits).toString().padStart(digits, '0')
}

/**
 * The step whose password this is: now, just before or just after, since clocks differ and fingers are slow (RFC 6238 §5.2).
 * @param lastStep nothing up to this one serves again
 */
export function matchTotp(secret: string, code: string, nowMs: number, lastStep: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const now = totpStep(nowMs)
  const right = [now, now - 1, now + 1].filter((step) =>
    timingSafeEqual(Buffer.from(totpAt(secret, step)), Buffer.from(code)),
  )
  return right.find((step) => step > lastStep)
}

/** What an app reads from the picture (Key Uri Format). */
export function totpUri(secret: string, account: string): string {
  const issuer = 'Домовой'
  const label = encodeURIComponent(`${issuer}:${account}`)
  return `otpauth://totp/${label}?${new URLSearchParams({ secret, issuer }).toString().replaceAll('+', '%20')}`
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => base32.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

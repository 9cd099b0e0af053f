import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** One key per purpose, all derived from the server's secret (RFC 5869): a weakness in one use does not open another. */
export interface IdentityKeys {
  codes: Buffer
  tokens: Buffer
  /** For secrets of one-time passwords: 32 bytes for AES-256. */
  secrets: Buffer
  /** Text, since better-auth signs its cookie with one. */
  cookies: string
}

const shortestSecret = 32

/** @throws Error when the secret is too short to be one */
export function deriveKeys(secret: string): IdentityKeys {
  if (secret.length < shortestSecret) {
    throw new Error(
      `the sign-in secret has ${secret.length} characters: at least ${shortestSecret} random ones are needed`,
    )
  }
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `domovoy ${purpose}`, 32))
  return {
    codes: derive('sign-in code'),
    tokens: derive('session token'),
    secrets: derive('one-time password secret'),
    cookies: derive('cookie').toString('base64url'),
  }
}

/** What is kept of a code. Bound to purpose and phone: the same digits sent elsewhere or for something else look different. */
export function hashCode(keys: IdentityKeys, of: { purpose: string; phone: string; code: string }): string {
  return createHmac('sha256', keys.codes).update(`${of.purpose}\n${of.phone}\n${of.code}`).digest('hex')
}

/** What is kept of a session's token. */
export function hashToken(keys: IdentityKeys, token: string): string {
  return createHmac('sha256', keys.tokens).update(token).digest('hex')
}

/** Compares two hashes in a time that does not depend on where they differ. */
export function isSameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

import { createHash, randomBytes } from 'node:crypto'
import { isUuid } from '../platform/is-uuid.ts'

/**
 * The cookie of a device on which a registration is under way: company, registration and 256 random bits. The company stands in
 * it because its rows are seen in its name only.
 */
export const draftCookie = '__Host-domovoy-registration'

export interface DraftToken {
  companyId: string
  registrationId: string
  tokenHash: string
}

export function makeToken(companyId: string, registrationId: string): { value: string; tokenHash: string } {
  const secret = randomBytes(32).toString('base64url')
  return { value: `${companyId}.${registrationId}.${secret}`, tokenHash: hashOf(secret) }
}

/** @returns nothing for what no cookie of ours can be */
export function readToken(value: string | undefined): DraftToken | undefined {
  const [companyId = '', registrationId = '', secret = '', more] = (value ?? '').split('.')
  if (more !== undefined || !isUuid(companyId) || !isUuid(registrationId) || !/^[\w-]{43}$/.test(secret))
    return undefined
  return { companyId, registrationId, tokenHash: hashOf(secret) }
}

/** Set-Cookie; without a value it takes the cookie away. */
export function draftCookieHeader(value: string | undefined, livesS: number): string {
  const its = value === undefined ? { value: '', maxAge: 0 } : { value, maxAge: livesS }
  return `${draftCookie}=${its.value}; Max-Age=${its.maxAge}; Path=/; HttpOnly; Secure; SameSite=Lax`
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

import { createHmac, timingSafeEqual } from 'node:crypto'
import { parse } from 'hono/utils/cookie'
import { sessionCookie } from './auth.ts'
import type { IdentityKeys } from './keys.ts'

/** Two kilobytes hold every cookie of ours; more is somebody trying. */
const longestHeader = 16_384

/**
 * The session's token from a Cookie header, when its signature is ours: what somebody made up never reaches the database.
 * better-auth signs as Hono does: `token.base64(HMAC-SHA256)`. Judged at once and not by WebCrypto: that would send every
 * request twice through the threads in which passwords are hashed.
 */
export async function readToken(keys: IdentityKeys, cookieHeader: string | undefined): Promise<string | undefined> {
  if (!cookieHeader?.includes(sessionCookie) || cookieHeader.length > longestHeader) return undefined
  const value = parse(cookieHeader, sessionCookie)[sessionCookie] ?? ''
  const at = value.lastIndexOf('.')
  if (at < 1) return undefined
  const [token, signature] = [value.slice(0, at), Buffer.from(value.slice(at + 1))]
  const ours = Buffer.from(createHmac('sha256', keys.cookies).update(token).digest('base64'))
  return signature.length === ours.length && timingSafeEqual(signature, ours) ? token : undefined
}

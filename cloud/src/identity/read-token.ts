import { parseSigned } from 'hono/utils/cookie'
import { sessionCookie } from './auth.ts'
import type { IdentityKeys } from './keys.ts'

/** Two kilobytes hold every cookie of ours; more is somebody trying. */
const longestHeader = 16_384

/**
 * The session's token from a Cookie header, when its signature is ours: what somebody made up never reaches the database.
 * better-auth signs as Hono does: `token.base64(HMAC-SHA256)`.
 */
export async function readToken(keys: IdentityKeys, cookieHeader: string | undefined): Promise<string | undefined> {
  if (!cookieHeader?.includes(sessionCookie) || cookieHeader.length > longestHeader) return undefined
  const cookies = await parseSigned(cookieHeader, keys.cookies, sessionCookie)
  return cookies[sessionCookie] || undefined
}

import { randomBytes } from 'node:crypto'
import { serializeSigned } from 'hono/utils/cookie'
import { uuidv7 } from 'uuidv7'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { sessionCookie, sessionLivesS } from './auth.ts'
import type { Identity } from './identity.ts'
import { hashToken } from './keys.ts'
import { hintBeside } from './session-cookies.ts'
import { session } from './tables.ts'

/** Where somebody signs in from, and for how long they mean it. */
export interface SignInPlace {
  address: string
  userAgent: string | undefined
  /** R10: false ends the session with the browser, and after `unrememberedLivesS` whatever the browser does. */
  isRemembered: boolean
}

/** What a second factor means to a new session. `awaited`: it is nobody's until the factor is shown. */
export type FactorState = 'none' | 'awaited' | 'shown'

export const unrememberedLivesS = 12 * 60 * 60
/** How long a person may look for their second factor. */
const awaitedLivesS = 10 * 60

const longestUserAgent = 200

/**
 * Signs a person in whom the caller has made sure of.
 * @param tx where it shall happen together with something else
 * @returns Set-Cookie values: the new session
 */
export async function startSession(
  ctx: Pick<Context, 'db' | 'clock'>,
  identity: Pick<Identity, 'keys'>,
  userId: string,
  { address, userAgent, isRemembered }: SignInPlace,
  { factor = 'none', tx = ctx.db.orm }: { factor?: FactorState; tx?: Transaction } = {},
): Promise<{ cookies: string[]; sessionId: string }> {
  const nowMs = ctx.clock.now()
  const at = new Date(nowMs)
  const livesS = factor === 'awaited' ? awaitedLivesS : isRemembered ? sessionLivesS : unrememberedLivesS
  const token = randomBytes(16).toString('hex')
  const sessionId = uuidv7()
  await tx.insert(session).values({
    id: sessionId,
    userId,
    tokenHash: hashToken(identity.keys, token),
    expiresAt: new Date(nowMs + livesS * 1000),
    ipAddress: address,
    userAgent: userAgent?.slice(0, longestUserAgent) ?? '',
    isRemembered,
    awaitsSecondFactor: factor === 'awaited',
    secondFactorAt: factor === 'shown' ? at : null,
    createdAt: at,
    updatedAt: at,
  })
  const cookies = await cookiesOf(identity, token, isRemembered && factor !== 'awaited' ? livesS : undefined)
  // A page that reads the hint believes that somebody is signed in: not yet, while the second factor is awaited.
  return { cookies: factor === 'awaited' ? cookies.slice(0, 1) : cookies, sessionId }
}

/** The session's cookie and its hint. @param maxAge seconds; without it both end with the browser */
export async function cookiesOf(
  { keys }: Pick<Identity, 'keys'>,
  token: string,
  maxAge: number | undefined,
): Promise<string[]> {
  const cookie = await serializeSigned(sessionCookie, token, keys.cookies, {
    ...{ path: '/', secure: true, httpOnly: true, sameSite: 'Lax' },
    ...(maxAge !== undefined && { maxAge }),
  })
  return [cookie, hintBeside(cookie)]
}

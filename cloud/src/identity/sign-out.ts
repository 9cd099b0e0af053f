import type { Context } from '../platform/context.ts'
import { tellEnded } from './end-sessions.ts'
import type { Identity } from './identity.ts'
import { hashToken } from './keys.ts'
import { readToken } from './read-token.ts'
import { sessionCookies } from './session-cookies.ts'

/** Ends the session that the Cookie header names, if any. @returns Set-Cookie values that take the cookie away */
export async function signOut(
  ctx: Pick<Context, 'actor' | 'db'>,
  identity: Identity,
  cookieHeader: string | undefined,
): Promise<string[]> {
  const token = await readToken(identity.keys, cookieHeader)
  const headers = new Headers(token && cookieHeader ? { cookie: cookieHeader } : {})
  const answer = await identity.auth.api.signOut({ headers, returnHeaders: true })
  if (token) identity.actors.forget(hashToken(identity.keys, token))
  const sessionId = ctx.actor.kind === 'user' ? ctx.actor.sessionId : undefined
  // Other pages of the same browser are still open.
  if (sessionId !== undefined) await ctx.db.as({}, (tx) => tellEnded(tx, [sessionId]))
  return sessionCookies(answer.headers)
}

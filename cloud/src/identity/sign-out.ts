import type { Context } from '../platform/context.ts'
import { tellEnded } from './end-sessions.ts'
import type { Identity } from './identity.ts'
import { hashToken } from './keys.ts'
import { readToken } from './read-token.ts'
import { sessionCookies } from './session-cookies.ts'

/**
 * Ends the session that the Cookie header names, if any; its open pages hear of it, on whichever node.
 * @returns Set-Cookie values that take the cookie away
 */
export async function signOut(
  ctx: Pick<Context, 'actor' | 'db' | 'log'>,
  identity: Identity,
  cookieHeader: string | undefined,
): Promise<string[]> {
  const token = await readToken(identity.keys, cookieHeader)
  const headers = new Headers(token && cookieHeader ? { cookie: cookieHeader } : {})
  const answer = await identity.auth.api.signOut({ headers, returnHeaders: true })
  if (token) identity.actors.forget(hashToken(identity.keys, token))
  const { actor, db, log } = ctx
  if (actor.kind === 'user') {
    // Other pages of the same browser are still open. Those that do not hear of it notice within a minute by themselves.
    await db
      .as({}, (tx) => tellEnded(tx, [actor.sessionId]))
      .catch((error: unknown) => log.warn({ err: error }, 'open pages were not told of a sign-out'))
  }
  return sessionCookies(answer.headers)
}

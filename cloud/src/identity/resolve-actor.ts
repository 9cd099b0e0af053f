import { eq } from 'drizzle-orm'
import type { Actor, Context } from '../platform/context.ts'
import type { KnownSession } from './actor-cache.ts'
import { sessionLivesS, sessionRenewedAfterS } from './auth.ts'
import type { Identity } from './identity.ts'
import { hashToken } from './keys.ts'
import { readToken } from './read-token.ts'
import { sessionCookies } from './session-cookies.ts'
import { session } from './tables.ts'

export interface ResolvedActor {
  actor: Actor
  /** Set-Cookie values for the answer; seldom any. */
  cookies: string[]
}

const nobody: ResolvedActor = { actor: { kind: 'anonymous' }, cookies: [] }

/**
 * Who sends this Cookie header. At most one query; once a day per session a second one that prolongs it.
 * @param mayProlong false where no answer can carry the cookie with the new end
 */
export async function resolveActor(
  ctx: Pick<Context, 'db' | 'clock' | 'log'>,
  identity: Identity,
  cookieHeader: string | undefined,
  { mayProlong = true } = {},
): Promise<ResolvedActor> {
  const token = await readToken(identity.keys, cookieHeader)
  if (!token) return nobody
  const nowMs = ctx.clock.now()
  const tokenHash = hashToken(identity.keys, token)
  const known = identity.actors.get(tokenHash, nowMs) ?? (await findSession(ctx, tokenHash))
  if (!known || known.expiresAtMs <= nowMs) return nobody
  const actor: Actor = { kind: 'user', userId: known.userId, sessionId: known.sessionId }
  const cookies = mayProlong && isDue(known, nowMs) ? await renew(ctx, identity, cookieHeader ?? '') : []
  // A renewed session is read anew next time: what is known here has its old end.
  if (cookies.length === 0) identity.actors.set(tokenHash, known, nowMs)
  return { actor, cookies }
}

async function findSession(ctx: Pick<Context, 'db'>, tokenHash: string): Promise<KnownSession | undefined> {
  const [row] = await ctx.db.orm
    .select({ sessionId: session.id, userId: session.userId, expiresAt: session.expiresAt })
    .from(session)
    .where(eq(session.tokenHash, tokenHash))
  return row && { sessionId: row.sessionId, userId: row.userId, expiresAtMs: row.expiresAt.getTime() }
}

function isDue(known: KnownSession, nowMs: number): boolean {
  return known.expiresAtMs - nowMs <= (sessionLivesS - sessionRenewedAfterS) * 1000
}

/** A session that could not be prolonged now is good all the same; the next request tries again. */
async function renew(ctx: Pick<Context, 'log'>, identity: Identity, cookie: string): Promise<string[]> {
  try {
    const { headers } = await identity.auth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true })
    return sessionCookies(headers)
  } catch (error) {
    ctx.log.warn({ err: error }, 'a session could not be prolonged')
    return []
  }
}

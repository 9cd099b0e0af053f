import { and, eq } from 'drizzle-orm'
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

const seenEveryMs = 5 * 60 * 1000

const nobody: ResolvedActor = { actor: { kind: 'anonymous' }, cookies: [] }

/**
 * Who sends this Cookie header. At most one query; every few minutes of use a second one that notes when the session was
 * seen, and once a day one that prolongs it.
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
  const actor: Actor = {
    kind: 'user',
    userId: known.userId,
    sessionId: known.sessionId,
    hasSecondFactor: known.hasSecondFactor,
  }
  if (nowMs - known.lastSeenMs >= seenEveryMs) {
    await noteSeen(ctx, known.sessionId, nowMs)
    known.lastSeenMs = nowMs
  }
  const cookies = mayProlong && isDue(known, nowMs) ? await renew(ctx, identity, cookieHeader ?? '') : []
  // A renewed session is read anew next time: what is known here has its old end.
  if (cookies.length === 0) identity.actors.set(tokenHash, known, nowMs)
  return { actor, cookies }
}

async function findSession(ctx: Pick<Context, 'db'>, tokenHash: string): Promise<KnownSession | undefined> {
  const [row] = await ctx.db.orm
    .select({
      sessionId: session.id,
      userId: session.userId,
      expiresAt: session.expiresAt,
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
      isRemembered: session.isRemembered,
      secondFactorAt: session.secondFactorAt,
    })
    .from(session)
    .where(and(eq(session.tokenHash, tokenHash), eq(session.awaitsSecondFactor, false)))
  if (!row) return undefined
  const lastSeenMs = (row.lastSeenAt ?? row.createdAt).getTime()
  const { sessionId, userId, isRemembered } = row
  const hasSecondFactor = row.secondFactorAt !== null
  return { sessionId, userId, expiresAtMs: row.expiresAt.getTime(), lastSeenMs, isRemembered, hasSecondFactor }
}

/** Somebody who looks at their sessions wants to know the day and about the hour: no write for every request. */
async function noteSeen(ctx: Pick<Context, 'db' | 'log'>, sessionId: string, nowMs: number): Promise<void> {
  await ctx.db.orm
    .update(session)
    .set({ lastSeenAt: new Date(nowMs) })
    .where(eq(session.id, sessionId))
    .catch((error: unknown) => ctx.log.warn({ err: error }, 'not noted when a session was seen'))
}

function isDue(known: KnownSession, nowMs: number): boolean {
  // One that is not remembered ends when it was to end.
  return known.isRemembered && known.expiresAtMs - nowMs <= (sessionLivesS - sessionRenewedAfterS) * 1000
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

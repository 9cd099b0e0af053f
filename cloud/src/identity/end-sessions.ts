import { and, eq, ne, type SQL } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { notify } from '../platform/live/index.ts'
import { identityFaults } from './errors.ts'
import type { Identity } from './identity.ts'
import { session } from './tables.ts'

type EndingContext = Pick<Context, 'actor' | 'db'>

/** Ids in one notice: they stay well under what NOTIFY carries. */
const idsPerNotice = 100

/**
 * Ends one of the asker's own sessions: refused at once on this node, on the others as soon as they hear of it, and its
 * open pages are cut.
 * @throws DomainError `session.unknown` when there is none, or it is somebody else's
 */
export async function endSession(ctx: EndingContext, identity: Identity, sessionId: string): Promise<void> {
  const userId = requireUser(ctx.actor)
  const ended = isUuid(sessionId) ? await end(ctx, identity, userId, eq(session.id, sessionId)) : []
  if (ended.length === 0) throw new DomainError(identityFaults['session.unknown'])
}

/** Ends all of the asker's sessions, or all but the one that asks. @returns how many were ended */
export async function endAllSessions(
  ctx: EndingContext,
  identity: Identity,
  { keepsCurrent }: { keepsCurrent: boolean },
): Promise<number> {
  const userId = requireUser(ctx.actor)
  const currentId = ctx.actor.kind === 'user' ? ctx.actor.sessionId : undefined
  const others = keepsCurrent && currentId ? ne(session.id, currentId) : undefined
  return (await end(ctx, identity, userId, others)).length
}

async function end(ctx: EndingContext, identity: Identity, userId: string, which: SQL | undefined): Promise<string[]> {
  const ended = await ctx.db.as({}, (tx) => endSessionsOf(tx, userId, which))
  identity.actors.forgetSessions(ended)
  return ended
}

/**
 * Ends somebody's sessions together with something else. @param which all where it is left out
 * @returns their ids, for this node to forget once the transaction is committed
 */
export async function endSessionsOf(tx: Transaction, userId: string, which?: SQL): Promise<string[]> {
  const rows = await tx
    .delete(session)
    .where(and(eq(session.userId, userId), which))
    .returning({ id: session.id })
  const ids = rows.map(({ id }) => id)
  await tellEnded(tx, ids)
  return ids
}

/** Lets every node know, once the transaction is committed. */
export async function tellEnded(tx: Transaction, sessionIds: readonly string[]): Promise<void> {
  for (let at = 0; at < sessionIds.length; at += idsPerNotice) {
    await notify(tx, 'sessions', { ended: sessionIds.slice(at, at + idsPerNotice) })
  }
}

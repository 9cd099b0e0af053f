import { and, desc, eq, gt, sql } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { requireUser } from '../platform/http/index.ts'
import { type SessionView, toSessionView } from './session-view.ts'
import { session } from './tables.ts'

/** More are no list for a person any more; «end all» reaches those too. */
const mostShown = 100

/** Where the asker is signed in: this one first, then by when they were last seen. */
export async function listSessions(ctx: Pick<Context, 'actor' | 'db' | 'clock'>): Promise<SessionView[]> {
  const userId = requireUser(ctx.actor)
  const currentId = ctx.actor.kind === 'user' ? ctx.actor.sessionId : undefined
  const { id, userAgent, ipAddress, createdAt, lastSeenAt } = session
  const rows = await ctx.db.orm
    .select({ id, userAgent, ipAddress, createdAt, lastSeenAt })
    .from(session)
    .where(and(eq(session.userId, userId), gt(session.expiresAt, new Date(ctx.clock.now()))))
    .orderBy(desc(sql`${id} = ${currentId ?? null}`), desc(sql`coalesce(${lastSeenAt}, ${createdAt})`))
    .limit(mostShown)
  return rows.map((row) => toSessionView(row, currentId))
}

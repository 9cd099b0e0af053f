import { and, desc, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import { findUsers } from '../identity/index.ts'
import { auditEntry } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { requireUser } from '../platform/http/index.ts'

/** Who of staff looked at the asker's data or changed them, and when. */
export const lookView = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  kind: z.enum(['act', 'look']),
  /** Domain and verb: `verification.approve`. */
  action: z.string(),
  subjectKind: z.string(),
  who: z.string().nullable().meta({ description: 'Null: the platform by itself, or somebody who is gone' }),
})
export type LookView = z.infer<typeof lookView>

/** Newest first; what the person did themselves is left out. @param before where the last page ended: its `next` */
export async function listLooks(
  ctx: Pick<Context, 'actor' | 'db'>,
  { limit, before }: { limit: number; before: string | undefined },
): Promise<{ looks: LookView[]; next: string | null }> {
  const userId = requireUser(ctx.actor)
  const rows = await ctx.db.as({ user: userId }, (tx) =>
    tx
      .select()
      .from(auditEntry)
      .where(and(eq(auditEntry.personId, userId), before === undefined ? undefined : lt(auditEntry.id, before)))
      .orderBy(desc(auditEntry.id))
      .limit(limit + 1),
  )
  const page = rows.slice(0, limit)
  const others = page.filter(({ actorId }) => actorId !== userId)
  const names = await findUsers(
    ctx,
    others.flatMap(({ actorId }) => actorId ?? []),
  )
  const looks = others.map(({ id, at, kind, action, subjectKind, actorId }) => ({
    ...{ id, kind, action, subjectKind },
    at: at.toISOString(),
    who: actorId === null ? null : names.get(actorId)?.name || null,
  }))
  return { looks, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

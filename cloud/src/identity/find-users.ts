import { inArray } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { user } from './tables.ts'
import type { UserView } from './user-view.ts'

/** Users by id, in one query; ids of nobody are left out. Whether the asker may see them is for the caller to decide. */
export async function findUsers(ctx: Pick<Context, 'db'>, ids: readonly string[]): Promise<Map<string, UserView>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await ctx.db.orm
    .select({ id: user.id, name: user.name, phone: user.phone })
    .from(user)
    .where(inArray(user.id, wanted))
  return new Map(rows.map((row) => [row.id, row]))
}

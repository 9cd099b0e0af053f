import { sql } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { endResidency } from './verify-residency.ts'

/** Somebody leaves all their homes at once, and whoever is there by their word with them. */
export async function endAllResidencies(ctx: Pick<Context, 'db' | 'clock'>, userId: string): Promise<void> {
  const { rows } = await ctx.db.as({ user: userId }, (tx) =>
    tx.execute<{ id: string; companyId: string }>(
      sql`select id, company_id as "companyId" from residency where user_id = ${userId} and ended_at is null`,
    ),
  )
  for (const { id, companyId } of rows) {
    await ctx.db.inTenant(companyId, (tx) => endResidency(tx, ctx, { residencyId: id }))
  }
}

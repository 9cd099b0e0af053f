import { and, eq, ne } from 'drizzle-orm'
import { ensureUser } from '../identity/index.ts'
import type { Context } from '../platform/context.ts'
import { platformOperator } from './tables.ts'

/**
 * Makes the person with this phone the platform's operator, as the setting says; whoever the setting named before is none any
 * more. Without a phone nobody is by the setting.
 * @throws DomainError `phone.invalid`
 */
export async function nameOperator(ctx: Pick<Context, 'db' | 'clock'>, phone: string | undefined): Promise<void> {
  const bySetting = eq(platformOperator.source, 'setting')
  if (phone === undefined) {
    await ctx.db.orm.delete(platformOperator).where(bySetting)
    return
  }
  const userId = await ensureUser(ctx, { phone, familyName: '', givenName: '', patronymic: '' })
  await ctx.db.orm.delete(platformOperator).where(and(bySetting, ne(platformOperator.userId, userId)))
  const since = new Date(ctx.clock.now())
  await ctx.db.orm.insert(platformOperator).values({ userId, since, source: 'setting' }).onConflictDoNothing()
}

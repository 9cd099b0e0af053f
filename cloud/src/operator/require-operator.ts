import { eq } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { staffFaults } from '../staff/index.ts'
import { operatorFaults } from './errors.ts'
import { platformOperator } from './tables.ts'

/**
 * Lets in who runs the platform, after a second factor.
 * @returns their id
 * @throws DomainError `session.required`, `operator.required`, `staff.second-factor`
 */
export async function requireOperator(ctx: Pick<Context, 'actor' | 'db'>): Promise<string> {
  const userId = requireUser(ctx.actor)
  const [row] = await ctx.db.orm
    .select({ userId: platformOperator.userId })
    .from(platformOperator)
    .where(eq(platformOperator.userId, userId))
  if (!row) throw new DomainError(operatorFaults['operator.required'])
  if (ctx.actor.kind !== 'user' || !ctx.actor.hasSecondFactor) {
    throw new DomainError(staffFaults['staff.second-factor'])
  }
  return userId
}

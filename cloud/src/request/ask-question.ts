import { sql } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { isInForce } from '../residency/index.ts'
import { countTry } from './count-try.ts'
import { createRequest, type MadeRequest } from './create-request.ts'
import { requestFaults } from './errors.ts'

export interface Question {
  premisesId: string
  title: string
  description: string
  fileIds?: readonly string[] | undefined
}

/**
 * A request in the resident's own words, open to the unverified too (V1).
 * @throws DomainError `request.none-for-company`, `request.files`, `request.limited`
 */
export async function askQuestion(ctx: Pick<Context, 'actor' | 'db' | 'clock'>, asked: Question): Promise<MadeRequest> {
  const userId = requireUser(ctx.actor)
  const { premisesId, fileIds = [] } = asked
  const companyId = await ctx.db.as({ user: userId }, (tx) => findCompanyOf(tx, userId, { premisesId }))
  await countTry(ctx, `request-by:${userId}`, { max: 20, perMs: 3_600_000 })
  const [title, description] = [asked.title.trim(), asked.description.trim()]
  return await ctx.db.inTenant(companyId, (tx) =>
    createRequest(tx, ctx.clock, { companyId, userId, kind: 'question', title, description, premisesId, fileIds }),
  )
}

/**
 * The company of a home of this person, verified or not.
 * @param tx in the person's name
 * @throws DomainError `request.none-for-company`
 */
export async function findCompanyOf(
  tx: Transaction,
  userId: string,
  { premisesId, companyId }: { premisesId?: string; companyId?: string },
): Promise<string> {
  const { rows } = await tx.execute<{ companyId: string }>(sql`
    select r.company_id as "companyId" from residency r
    where r.user_id = ${userId} and ${isInForce}
      and (r.premises_id = ${premisesId ?? null}::uuid or r.company_id = ${companyId ?? null}::uuid)
    limit 1`)
  const [row] = rows
  if (!row) throw new DomainError(requestFaults['request.none-for-company'])
  return row.companyId
}

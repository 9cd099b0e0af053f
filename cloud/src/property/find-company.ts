import { and, eq } from 'drizzle-orm'
import { companyAddress, companyFaults } from '../company/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { isUuid } from '../platform/is-uuid.ts'

/** A company by its slug or id; an id that is no company's shows an empty register. @throws DomainError `company.unknown` */
export async function findCompany(ctx: Pick<Context, 'db'>, slugOrId: string): Promise<string> {
  if (isUuid(slugOrId)) return slugOrId.toLowerCase()
  const [row] = await ctx.db.orm
    .select({ companyId: companyAddress.companyId })
    .from(companyAddress)
    .where(and(eq(companyAddress.kind, 'slug'), eq(companyAddress.value, slugOrId.toLowerCase())))
  if (!row) throw new DomainError(companyFaults['company.unknown'])
  return row.companyId
}

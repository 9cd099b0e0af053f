import { eq } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { companyFaults } from './errors.ts'
import type { Logo } from './read-logo.ts'
import { company } from './tables.ts'

/**
 * A company's logo, for whoever knows the company's id: it is made to be seen, and an e-mail or a sign-in page shows it
 * before anybody is signed in. Ids of companies cannot be guessed, so the list of companies does not follow from it.
 * @throws DomainError `company.unknown`, `logo.none`
 */
export async function findLogo(ctx: Pick<Context, 'db'>, companyId: string): Promise<Logo> {
  if (!isUuid(companyId)) throw new DomainError(companyFaults['company.unknown'])
  const [row] = await ctx.db.inTenant(companyId, (tx) =>
    tx
      .select({ logo: company.logo, logoType: company.logoType, logoDigest: company.logoDigest })
      .from(company)
      .where(eq(company.id, companyId)),
  )
  if (!row) throw new DomainError(companyFaults['company.unknown'])
  const { logo, logoType, logoDigest } = row
  if (!logo || !logoType || !logoDigest) throw new DomainError(companyFaults['logo.none'])
  return { logo, logoType, logoDigest }
}

import { eq } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { companyFaults } from './errors.ts'
import type { Logo } from './read-logo.ts'
import { company } from './tables.ts'

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/**
 * A company's logo, for whoever knows the company's id: it is made to be seen, and an e-mail or a sign-in page shows it
 * before anybody is signed in. Ids of companies cannot be guessed, so the list of companies does not follow from it.
 * @throws DomainError `company.unknown`, `logo.none`
 */
export async function findLogo(ctx: Pick<Context, 'db'>, companyId: string): Promise<Logo> {
  if (!uuid.test(companyId)) throw new DomainError(companyFaults['company.unknown'])
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

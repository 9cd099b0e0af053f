import { asc, desc } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { requireUser } from '../platform/http/index.ts'
import { type CompanyView, toBrandView, toDepartmentView } from './company-view.ts'
import { company, department } from './tables.ts'

/**
 * The companies that serve the asker's flats, with whom to call there. Which ones, row-level security decides: in the
 * person's own name no other company's rows are there to be read.
 * @throws DomainError `session.required`
 */
export async function listOwnCompanies(ctx: Context): Promise<CompanyView[]> {
  const userId = requireUser(ctx.actor)
  const { companies, departments } = await ctx.db.as({ user: userId }, async (tx) => ({
    companies: await tx
      .select({
        id: company.id,
        name: company.name,
        shortName: company.shortName,
        colour: company.colour,
        logoDigest: company.logoDigest,
        timeZone: company.timeZone,
      })
      .from(company)
      .orderBy(asc(company.name), asc(company.id)),
    departments: await tx
      .select()
      .from(department)
      .orderBy(desc(department.isEmergency), asc(department.place), asc(department.id)),
  }))
  return companies.map((row) => ({
    ...toBrandView(row),
    shortName: row.shortName ?? row.name,
    timeZone: row.timeZone,
    departments: departments.filter((it) => it.companyId === row.id).map(toDepartmentView),
  }))
}

import { and, asc, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Context } from '../platform/context.ts'
import { brandView, departmentView, toBrandView, toDepartmentView } from './company-view.ts'
import { readCompanySettings } from './read-company-settings.ts'
import { registrationWays } from './registration-ways.ts'
import { company, companyAddress, department } from './tables.ts'

/** A company as a stranger sees it, before signing in. */
export const companyHereView = z.object({
  ...brandView.shape,
  slug: z.string().nullable().meta({ description: 'Its path is /c/{slug}' }),
  shortName: z.string(),
  timeZone: z.string(),
  departments: z.array(departmentView).meta({ description: 'The emergency service first' }),
  registrationWays: z.array(z.enum(registrationWays)),
  passwordRules: z.object({
    minLength: z.int().meta({ description: "A way's own figure counts where it is greater" }),
    needsSign: z.boolean(),
  }),
})
export type CompanyHereView = z.infer<typeof companyHereView>

/**
 * Which company a stranger has come to: by the path's slug, else by the host (P4); nothing where neither is a company's.
 * @param host as the browser sent it, a port may follow
 */
export async function findCompanyHere(
  ctx: Pick<Context, 'db'>,
  { slug, host }: { slug: string | undefined; host: string | undefined },
): Promise<CompanyHereView | undefined> {
  const wanted = [
    ...(slug === undefined ? [] : [{ kind: 'slug' as const, value: slug.toLowerCase() }]),
    ...(host === undefined ? [] : [{ kind: 'host' as const, value: host.toLowerCase().replace(/:\d+$/, '') }]),
  ]
  for (const { kind, value } of wanted) {
    const [place] = await ctx.db.orm
      .select({ companyId: companyAddress.companyId })
      .from(companyAddress)
      .where(and(eq(companyAddress.kind, kind), eq(companyAddress.value, value)))
    if (place) return await describe(ctx, place.companyId)
  }
  return undefined
}

async function describe(ctx: Pick<Context, 'db'>, companyId: string): Promise<CompanyHereView | undefined> {
  return await ctx.db.inTenant(companyId, async (tx) => {
    const [row] = await tx.select().from(company).where(eq(company.id, companyId))
    if (!row) return undefined
    const departments = await tx
      .select()
      .from(department)
      .where(eq(department.companyId, companyId))
      .orderBy(desc(department.isEmergency), asc(department.place), asc(department.id))
    const [slug] = await tx
      .select({ value: companyAddress.value })
      .from(companyAddress)
      .where(and(eq(companyAddress.companyId, companyId), eq(companyAddress.kind, 'slug')))
    const settings = await readCompanySettings(tx, companyId)
    return {
      ...toBrandView(row),
      slug: slug?.value ?? null,
      shortName: row.shortName ?? row.name,
      timeZone: row.timeZone,
      departments: departments.map(toDepartmentView),
      registrationWays: row.suspendedAt ? [] : settings.registrationWays,
      passwordRules: { minLength: settings.passwordMinLength, needsSign: settings.passwordNeedsSign },
    }
  })
}

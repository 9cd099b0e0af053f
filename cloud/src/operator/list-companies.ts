import { asc, sql } from 'drizzle-orm'
import { z } from 'zod'
import { company, companyAddress } from '../company/index.ts'
import type { Context } from '../platform/context.ts'
import { requireOperator } from './require-operator.ts'

/** A company as the platform's operator sees it: that it is there, and how large. Nothing of what is inside. */
export const platformCompanyView = z.object({
  id: z.uuid(),
  name: z.string(),
  slug: z.string().nullable(),
  createdAt: z.iso.datetime(),
  isSuspended: z.boolean(),
  staff: z.int(),
  buildings: z.int(),
  administrators: z.int().meta({ description: 'Who may work; at nought nobody can invite anybody' }),
})
export type PlatformCompanyView = z.input<typeof platformCompanyView>

/** @throws DomainError what `requireOperator` throws */
export async function listCompanies(ctx: Context): Promise<PlatformCompanyView[]> {
  const userId = await requireOperator(ctx)
  const rows = await ctx.db.as({ operator: userId }, (tx) =>
    tx
      .select({ id: company.id, name: company.name, createdAt: company.createdAt, suspendedAt: company.suspendedAt })
      .from(company)
      .orderBy(asc(company.name), asc(company.id)),
  )
  const addresses = await ctx.db.orm.select().from(companyAddress)
  return await Promise.all(
    rows.map(async ({ id, name, createdAt, suspendedAt }) => ({
      ...{ id, name, createdAt: createdAt.toISOString(), isSuspended: suspendedAt !== null },
      slug: addresses.find((it) => it.companyId === id && it.kind === 'slug')?.value ?? null,
      ...(await count(ctx, id)),
    })),
  )
}

async function count({ db }: Pick<Context, 'db'>, companyId: string) {
  const { rows } = await db.inTenant(companyId, (tx) =>
    tx.execute<{ staff: number; administrators: number; buildings: number }>(sql`
      select count(*)::int as staff,
        count(*) filter (where 'administrator' = any(roles) and suspended_at is null)::int as administrators,
        (select count(*)::int from building) as buildings
      from staff`),
  )
  return rows[0] ?? { staff: 0, administrators: 0, buildings: 0 }
}

import { and, eq, isNull } from 'drizzle-orm'
import { union } from 'drizzle-orm/pg-core'
import { companyPasswordRules, readCompanySettings } from '../company/index.ts'
import type { PasswordRules } from '../identity/index.ts'
import type { Context } from '../platform/context.ts'
import { residency } from '../residency/index.ts'
import { staff } from '../staff/index.ts'

/** What the companies that a person lives with or works for ask of passwords. */
export async function readPasswordRules({ db }: Pick<Context, 'db'>, userId: string): Promise<PasswordRules[]> {
  const companies = await db.as({ user: userId }, (tx) =>
    union(
      tx.select({ id: staff.companyId }).from(staff).where(eq(staff.userId, userId)),
      tx
        .select({ id: residency.companyId })
        .from(residency)
        .where(and(eq(residency.userId, userId), isNull(residency.endedAt))),
    ),
  )
  const settings = companies.map(({ id }) => db.inTenant(id, (tx) => readCompanySettings(tx, id)))
  return (await Promise.all(settings)).map(companyPasswordRules)
}

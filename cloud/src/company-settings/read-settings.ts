import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import {
  brandView,
  company,
  companyAddress,
  companyFaults,
  department,
  departmentView,
  readCompanySettings,
  registrationWays,
  toBrandView,
  toDepartmentView,
} from '../company/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { requireStaff } from '../staff/index.ts'
import { ceilings, floors } from './floors.ts'

const range = z.object({ least: z.int(), most: z.int() })

/** All that a company has settled about itself, as its administrator sees it. */
export const settingsView = z.object({
  ...brandView.shape,
  shortName: z.string().nullable(),
  timeZone: z.string(),
  departments: z.array(departmentView),
  registrationWays: z.array(z.enum(registrationWays)),
  passwordMinLength: z.int(),
  passwordNeedsSign: z.boolean(),
  pinMinLength: z.int(),
  accountsOpenBy: z.enum(['linking', 'verification']),
  slug: z.string().nullable(),
  host: z.string().nullable(),
  limits: z.object({ passwordMinLength: range, pinMinLength: range }),
})
export type SettingsView = z.input<typeof settingsView>

/** @throws DomainError what `requireStaff` throws */
export async function readSettings(ctx: Context, companyId: string): Promise<SettingsView> {
  await requireStaff(ctx, companyId, 'company.settings')
  return await ctx.db.inTenant(companyId, async (tx) => {
    const [row] = await tx.select().from(company).where(eq(company.id, companyId))
    if (!row) throw new DomainError(companyFaults['company.unknown'])
    const departments = await tx
      .select()
      .from(department)
      .where(eq(department.companyId, companyId))
      .orderBy(asc(department.place), asc(department.id))
    const addresses = await tx.select().from(companyAddress).where(eq(companyAddress.companyId, companyId))
    const settings = await readCompanySettings(tx, companyId)
    const address = (kind: 'slug' | 'host') => addresses.find((it) => it.kind === kind)?.value ?? null
    return {
      ...toBrandView(row),
      ...{ shortName: row.shortName, timeZone: row.timeZone, departments: departments.map(toDepartmentView) },
      ...settings,
      // What nobody has chosen is what holds anyhow.
      passwordMinLength: Math.max(settings.passwordMinLength, floors.passwordMinLength),
      pinMinLength: Math.max(settings.pinMinLength, floors.pinMinLength),
      ...{ slug: address('slug'), host: address('host') },
      limits: {
        passwordMinLength: { least: floors.passwordMinLength, most: ceilings.passwordMinLength },
        pinMinLength: { least: floors.pinMinLength, most: ceilings.pinMinLength },
      },
    }
  })
}

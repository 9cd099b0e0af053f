import { and, eq, notInArray } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { department } from '../company/index.ts'
import type { Context } from '../platform/context.ts'
import { changeCompany } from './change-company.ts'
import type { DepartmentsInput } from './settings-input.ts'

/**
 * Whom residents call, in this order; a department that is not named any more is gone.
 * @throws DomainError what `requireStaff` throws
 */
export async function changeDepartments(
  ctx: Context,
  companyId: string,
  { departments }: DepartmentsInput,
): Promise<void> {
  await changeCompany(ctx, companyId, 'company.departments', async (tx) => {
    const known = await tx.select({ id: department.id }).from(department).where(eq(department.companyId, companyId))
    const ids = new Set(known.map(({ id }) => id))
    const rows = departments.map(({ id, title, ...rest }, place) => ({
      ...rest,
      // An id that is not this company's makes a new department, never somebody else's.
      ...{ id: id !== null && ids.delete(id) ? id : uuidv7(), companyId, place, titleRu: title.ru, titleEn: title.en },
    }))
    const kept = rows.map(({ id }) => id)
    const isGone = kept.length > 0 ? notInArray(department.id, kept) : undefined
    await tx.delete(department).where(and(eq(department.companyId, companyId), isGone))
    for (const { id, ...row } of rows) {
      await tx
        .insert(department)
        .values({ id, ...row })
        .onConflictDoUpdate({ target: department.id, set: row })
    }
    return { departments: rows.map(({ titleRu }) => titleRu) }
  })
}

import { and, eq, lt } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { runAside } from '../../platform/aside/index.ts'
import type { Context } from '../../platform/context.ts'
import { requireStaff } from '../../staff/index.ts'
import { cleanText } from '../clean-text.ts'
import { propertyImport } from '../tables.ts'
import { findHeader, mapColumns } from './columns.ts'
import { type ImportView, toImportView } from './import-view.ts'
import { writeRows } from './keep-rows.ts'
import { planInRegister } from './plan-in-register.ts'
import type { sheetInParts } from './read-sheet.ts'

const reader = new URL('./read-sheet.ts', import.meta.url)
const keptMs = 24 * 60 * 60 * 1000

/**
 * Takes a file and tells what importing it would change. Nothing of the register is written.
 * @throws DomainError as `requireStaff` and `sheetInParts` do
 */
export async function startImport(
  ctx: Context,
  companyId: string,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<ImportView> {
  const { userId } = await requireStaff(ctx, companyId, 'property.write')
  const { parts, value: sheet } = await runAside<typeof sheetInParts>(reader, 'sheetInParts', bytes)
  const { kind, encoding = null, delimiter = null } = sheet
  const rows = parts.flat()
  const at = findHeader(rows)
  const header = rows[at]?.cells.map((cell) => cleanText(cell)) ?? []
  const createdAt = new Date(ctx.clock.now())
  const row: typeof propertyImport.$inferSelect = {
    ...{ id: uuidv7(), companyId, userId, fileName: cleanText(name).slice(-120), kind, encoding, delimiter, createdAt },
    ...{
      header,
      rows: rows.slice(at + 1),
      mapping: mapColumns(header),
      status: 'ready',
      written: 0,
      total: 0,
      report: null,
    },
  }
  return await ctx.db.inTenant(companyId, async (tx) => {
    const old = lt(propertyImport.createdAt, new Date(ctx.clock.now() - keptMs))
    await tx.delete(propertyImport).where(and(eq(propertyImport.companyId, companyId), old))
    await tx.insert(propertyImport).values({ ...row, rows: [] })
    await writeRows(tx, row.id, row.rows)
    return toImportView(row, await planInRegister(tx, row))
  })
}

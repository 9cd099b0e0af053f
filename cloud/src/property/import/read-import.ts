import { and, eq, getColumns } from 'drizzle-orm'
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { DomainError } from '../../platform/errors.ts'
import { requireStaff } from '../../staff/index.ts'
import { requireId } from '../require-id.ts'
import { propertyImport } from '../tables.ts'
import type { Mapping } from './columns.ts'
import { importFaults } from './errors.ts'
import { type ImportView, type progressView, toImportView } from './import-view.ts'
import { readRows } from './keep-rows.ts'
import { planInRegister } from './plan-in-register.ts'

/** What an upload would change, or has changed. @throws DomainError as `requireStaff` does, `import.unknown` */
export async function readImport(ctx: Context, companyId: string, id: string): Promise<ImportView> {
  await requireStaff(ctx, companyId, 'property.write')
  return await ctx.db.inTenant(companyId, async (tx) => {
    const row = await findImport(tx, companyId, id)
    return toImportView(row, row.report ?? (await planInRegister(tx, row)))
  })
}

/** How far it has come: asked for every second, so it leaves the lines alone. */
export async function readProgress(ctx: Context, companyId: string, id: string): Promise<z.input<typeof progressView>> {
  await requireStaff(ctx, companyId, 'property.write')
  const { status, written, total } = propertyImport
  const [row] = await ctx.db.inTenant(companyId, (tx) =>
    tx.select({ id: propertyImport.id, status, written, total }).from(propertyImport).where(whereOf(companyId, id)),
  )
  if (!row) throw new DomainError(importFaults['import.unknown'])
  return row
}

/** Says anew what the columns hold. @throws DomainError as `requireStaff` does, `import.unknown`, `import.busy` */
export async function mapImport(ctx: Context, companyId: string, id: string, mapping: Mapping): Promise<ImportView> {
  await requireStaff(ctx, companyId, 'property.write')
  return await ctx.db.inTenant(companyId, async (tx) => {
    const row = await findImport(tx, companyId, id)
    if (row.status !== 'ready') throw new DomainError(importFaults['import.busy'])
    // Each thing once: of two columns that claim it, the first has it.
    const own = row.header.map((_, at) => mapping[at] ?? null)
    const fitting = own.map((column, at) => (own.indexOf(column) === at ? column : null))
    await tx.update(propertyImport).set({ mapping: fitting }).where(whereOf(companyId, id))
    return toImportView({ ...row, mapping: fitting }, await planInRegister(tx, { ...row, mapping: fitting }))
  })
}

export async function findImport(tx: Transaction, companyId: string, id: string) {
  const { rows: _lines, ...columns } = getColumns(propertyImport)
  const [row] = await tx.select(columns).from(propertyImport).where(whereOf(companyId, id))
  if (!row) throw new DomainError(importFaults['import.unknown'])
  return { ...row, rows: await readRows(tx, row.id) }
}

export function whereOf(companyId: string, id: string) {
  const importId = requireId(id, importFaults['import.unknown'])
  return and(eq(propertyImport.companyId, companyId), eq(propertyImport.id, importId))
}

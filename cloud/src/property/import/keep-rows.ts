import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/index.ts'
import { propertyImport } from '../tables.ts'
import type { SheetRow } from './sheet.ts'

/** Lines that are turned into JSON, or out of it, at once: between two such portions others get their turn. */
const portion = 5_000

/** Keeps the lines of an upload that has none yet. */
export async function writeRows(tx: Transaction, id: string, rows: readonly SheetRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += portion) {
    const lines = JSON.stringify(rows.slice(from, from + portion))
    await tx
      .update(propertyImport)
      .set({ rows: sql`${propertyImport.rows} || ${lines}::jsonb` })
      .where(eq(propertyImport.id, id))
  }
}

/** The lines of an upload, in their order. */
export async function readRows(tx: Transaction, id: string): Promise<SheetRow[]> {
  const { rows: portions } = await tx.execute<{ lines: SheetRow[] }>(sql`
    select jsonb_agg(l.line order by l.at) as lines
    from property_import i, jsonb_array_elements(i.rows) with ordinality as l(line, at)
    where i.id = ${id} group by (l.at - 1) / ${sql.raw(String(portion))} order by min(l.at)`)
  return portions.flatMap(({ lines }) => lines)
}

import { sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/index.ts'
import { building, entrance, premises } from '../tables.ts'
import type { ImportPlan } from './plan-import.ts'

/** PostgreSQL takes 65,535 parameters at a time. */
const batchSize = 1_000

/** How many rows a plan writes. */
export function sizeOf(plan: ImportPlan): number {
  const { newBuildings, changedBuildings, newEntrances, newPremises, changedPremises } = plan
  return (
    newBuildings.length + changedBuildings.length + newEntrances.length + newPremises.length + changedPremises.length
  )
}

/** Writes a plan in the company's name; `tell` hears how many rows are written after each batch. */
export async function writePlan(
  tx: Transaction,
  companyId: string,
  plan: ImportPlan,
  tell: (written: number) => Promise<void>,
): Promise<void> {
  let written = 0
  const inBatches = async <T>(rows: readonly T[], write: (batch: T[]) => Promise<unknown>) => {
    for (let at = 0; at < rows.length; at += batchSize) {
      const batch = rows.slice(at, at + batchSize)
      await write(batch)
      written += batch.length
      await tell(written)
    }
  }
  await inBatches(plan.newBuildings, (rows) => tx.insert(building).values(rows.map((row) => ({ ...row, companyId }))))
  await inBatches(plan.newEntrances, (rows) => tx.insert(entrance).values(rows.map((row) => ({ ...row, companyId }))))
  await inBatches(plan.newPremises, (rows) => tx.insert(premises).values(rows.map((row) => ({ ...row, companyId }))))
  await inBatches(plan.changedBuildings, (rows) =>
    tx.execute(sql`
      update building b set postal_code = x."postalCode", cadastral_number = x."cadastralNumber"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, "postalCode" text, "cadastralNumber" text)
      where b.id = x.id and b.company_id = ${companyId}`),
  )
  await inBatches(plan.changedPremises, (rows) =>
    tx.execute(sql`
      update premises p set floor = x.floor, area = x.area, cadastral_number = x."cadastralNumber"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as x(id uuid, floor int, area numeric, "cadastralNumber" text)
      where p.id = x.id and p.company_id = ${companyId}`),
  )
}

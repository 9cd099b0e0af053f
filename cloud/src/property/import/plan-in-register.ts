import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Transaction } from '../../platform/database/index.ts'
import { building, entrance, premises, type propertyImport } from '../tables.ts'
import { namesBuilding } from './columns.ts'
import { type ImportPlan, planImport, type RegisterState } from './plan-import.ts'
import { readLines } from './read-line.ts'

/** What an uploaded file would change now; undefined while its columns do not tell of which building a line speaks. */
export async function planInRegister(
  tx: Transaction,
  { companyId, rows, mapping }: Pick<typeof propertyImport.$inferSelect, 'companyId' | 'rows' | 'mapping'>,
): Promise<ImportPlan | undefined> {
  if (!namesBuilding(mapping)) return undefined
  const lines = await readLines(rows, mapping)
  const streetKeys = new Set(lines.flatMap((line) => ('building' in line ? [line.building.streetKey] : [])))
  return await planImport(lines, await readState(tx, companyId, [...streetKeys]), uuidv7)
}

async function readState(tx: Transaction, companyId: string, streetKeys: string[]): Promise<RegisterState> {
  if (streetKeys.length === 0) return { buildings: [], entrances: [], premises: [] }
  const { id, addressKey, postalCode, cadastralNumber } = building
  const ours = and(eq(building.companyId, companyId), isNotNull(addressKey), inArray(building.streetKey, streetKeys))
  const buildings = await tx.select({ id, addressKey, postalCode, cadastralNumber }).from(building).where(ours)
  const entrances = await tx
    .select({ id: entrance.id, buildingId: entrance.buildingId, name: entrance.name })
    .from(entrance)
    .innerJoin(building, eq(building.id, entrance.buildingId))
    .where(ours)
    .orderBy(entrance.name, entrance.id)
  const flats = await tx
    .select({ premises })
    .from(premises)
    .innerJoin(entrance, eq(entrance.id, premises.entranceId))
    .innerJoin(building, eq(building.id, entrance.buildingId))
    .where(ours)
  return {
    buildings: buildings.map((row) => ({ ...row, addressKey: row.addressKey ?? '' })),
    entrances,
    premises: flats.map((row) => row.premises),
  }
}

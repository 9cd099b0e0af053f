import { and, inArray, isNull } from 'drizzle-orm'
import type { Clock } from '../clock.ts'
import type { Transaction } from '../database/index.ts'
import { storedFile } from './tables.ts'

/**
 * Makes uploaded files part of something that stays. A file is kept once, and by whoever gave it.
 * @returns false when one of them is unknown, somebody else's or kept already: then none is kept
 */
export async function keepFiles(
  tx: Transaction,
  clock: Clock,
  { companyId, ownerId, fileIds }: { companyId: string; ownerId: string; fileIds: readonly string[] },
): Promise<boolean> {
  const wanted = [...new Set(fileIds)]
  if (wanted.length === 0) return true
  const rows = await tx
    .select({ id: storedFile.id, companyId: storedFile.companyId, ownerId: storedFile.ownerId })
    .from(storedFile)
    .where(and(inArray(storedFile.id, wanted), isNull(storedFile.keptAt)))
    .for('update')
  const ours = rows.filter((it) => it.companyId === companyId && it.ownerId === ownerId)
  if (ours.length !== wanted.length) return false
  await tx
    .update(storedFile)
    .set({ keptAt: new Date(clock.now()) })
    .where(inArray(storedFile.id, wanted))
  return true
}

import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { building, entrance, premises, premisesAddress } from '../property/index.ts'
import { holdRequest } from '../request/index.ts'
import { residency } from '../residency/index.ts'
import { verificationFaults } from './errors.ts'
import { keyOrder } from './tables.ts'

export type KeyOrderRow = typeof keyOrder.$inferSelect

/**
 * Holds an order, and its request, until the transaction ends: of two members of staff the second sees what the first did.
 * @throws DomainError `verification.unknown`
 */
export async function holdOrder(tx: Transaction, requestId: string) {
  const its = eq(keyOrder.requestId, requestId)
  const [known] = isUuid(requestId) ? await tx.select({ id: keyOrder.requestId }).from(keyOrder).where(its) : []
  if (!known) throw new DomainError(verificationFaults['verification.unknown'])
  // The request first, as whoever closes it does: two who wait for one another would wait for ever.
  const request = await holdRequest(tx, requestId)
  const [order] = await tx.select().from(keyOrder).where(its).for('update')
  if (!order) throw new DomainError(verificationFaults['verification.unknown'])
  return { order, request }
}

/** The residency that an order is about; nothing when it has ended meanwhile. */
export async function findResidency(tx: Transaction, { userId, premisesId }: { userId: string; premisesId: string }) {
  const [row] = await tx
    .select({ id: residency.id, verifiedAt: residency.verifiedAt })
    .from(residency)
    .where(and(eq(residency.userId, userId), eq(residency.premisesId, premisesId), isNull(residency.endedAt)))
  return row
}

/** «Химки, ул. Лесная, д. 10, кв. 12». */
export async function addressOfPremises(tx: Transaction, premisesId: string): Promise<string> {
  const [row] = await tx
    .select({ address: premisesAddress })
    .from(premises)
    .innerJoin(entrance, eq(entrance.id, premises.entranceId))
    .innerJoin(building, eq(building.id, entrance.buildingId))
    .where(eq(premises.id, premisesId))
  return row?.address ?? ''
}

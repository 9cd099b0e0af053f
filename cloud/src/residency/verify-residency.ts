import { and, eq, isNull } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { notify } from '../platform/live/index.ts'
import { endGuests } from './end-guests.ts'
import { residencyFaults } from './errors.ts'
import { residency } from './tables.ts'

export type VerifiedBy = NonNullable<typeof residency.$inferSelect.verifiedBy>

/**
 * «Верифицированный житель» (V3): the intercom opens to this person on every open page within seconds.
 * @param tx in the company's name
 * @throws DomainError `residency.unknown` when there is none, or it has ended
 */
export async function verifyResidency(
  tx: Transaction,
  { clock }: Pick<Context, 'clock'>,
  { residencyId, by }: { residencyId: string; by: VerifiedBy },
): Promise<{ userId: string; premisesId: string }> {
  const verified = { verifiedAt: new Date(clock.now()), verifiedBy: by }
  return await settle(tx, residencyId, verified)
}

/**
 * Takes the verification back; the residency stays, as the person's own word. Whom an owner let in goes with that owner.
 * @throws DomainError `residency.unknown`
 */
export async function unverifyResidency(tx: Transaction, { residencyId }: { residencyId: string }) {
  const ended = await settle(tx, residencyId, { verifiedAt: null, verifiedBy: null })
  await endGuests(tx, ended)
  return ended
}

/**
 * Moves the person out: rights end with the commit, and open pages learn of it. Whom an owner let in loses the verification.
 * @throws DomainError `residency.unknown`
 */
export async function endResidency(
  tx: Transaction,
  { clock }: Pick<Context, 'clock'>,
  { residencyId }: { residencyId: string },
) {
  const ended = await settle(tx, residencyId, { endedAt: new Date(clock.now()) })
  await endGuests(tx, ended)
  return ended
}

async function settle(tx: Transaction, residencyId: string, change: Partial<typeof residency.$inferInsert>) {
  const [row] = await tx
    .update(residency)
    .set(change)
    .where(and(eq(residency.id, residencyId), isNull(residency.endedAt)))
    .returning({ userId: residency.userId, premisesId: residency.premisesId, companyId: residency.companyId })
  if (!row) throw new DomainError(residencyFaults['residency.unknown'])
  await notify(tx, 'person', { userId: row.userId, what: 'rights' })
  return row
}

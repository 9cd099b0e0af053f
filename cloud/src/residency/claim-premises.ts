import { and, eq, isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { notify } from '../platform/live/index.ts'
import { residency } from './tables.ts'

export interface Claim {
  companyId: string
  userId: string
  premisesId: string
  relation: 'owner' | 'family' | 'tenant'
}

/**
 * Notes that a person says to live there; nobody has verified it. Whoever says so twice has one residency.
 * @param tx in the company's name
 */
export async function claimPremises(
  tx: Transaction,
  { clock }: Pick<Context, 'clock'>,
  { companyId, userId, premisesId, relation }: Claim,
): Promise<{ residencyId: string }> {
  const id = uuidv7()
  const row = { id, companyId, userId, premisesId, relation, since: new Date(clock.now()) }
  const [made] = await tx.insert(residency).values(row).onConflictDoNothing().returning({ id: residency.id })
  if (made) {
    await notify(tx, 'person', { userId, what: 'rights' })
    return { residencyId: made.id }
  }
  const [known] = await tx
    .select({ id: residency.id, endsAt: residency.endsAt })
    .from(residency)
    .where(and(eq(residency.userId, userId), eq(residency.premisesId, premisesId), isNull(residency.endedAt)))
  // The conflict was with this row: it ended in between, so the claim is made anew.
  if (!known) return await claimPremises(tx, { clock }, { companyId, userId, premisesId, relation })
  if (known.endsAt !== null && known.endsAt.getTime() <= clock.now()) {
    // A tenancy that is over and not swept yet stays as it was: the claim is a new one.
    await tx.update(residency).set({ endedAt: known.endsAt }).where(eq(residency.id, known.id))
    return await claimPremises(tx, { clock }, { companyId, userId, premisesId, relation })
  }
  return { residencyId: known.id }
}

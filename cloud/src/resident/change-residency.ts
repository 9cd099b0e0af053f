import { and, eq, isNull, sql } from 'drizzle-orm'
import { tell } from '../notification/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { notify } from '../platform/live/index.ts'
import { building, entrance, premises, premisesAddress } from '../property/index.ts'
import {
  endGuests,
  endResidency,
  residency,
  residencyFaults,
  unverifyResidency,
  verifyResidency,
} from '../residency/index.ts'
import { requireStaff } from '../staff/index.ts'
import { readLastDay } from './read-last-day.ts'

type Act = 'change' | 'verify' | 'unverify' | 'end'

const told = {
  verify: 'verification.approved',
  unverify: 'verification.ended-by-staff',
  end: 'residency.ended',
} as const

interface Change {
  relation: 'owner' | 'family' | 'tenant'
  /** ISO 8601; null: without end. */
  endsAt: string | null
}

/** @throws DomainError as `requireStaff` does, `residency.unknown`, `residency.since` */
export async function changeResidency(ctx: Context, companyId: string, id: string, input: Change): Promise<void> {
  const endsAt = readLastDay(input.endsAt, ctx.clock.now())
  await settle(ctx, companyId, id, 'change', async (tx, { premisesId }) => {
    await tx.update(residency).set({ relation: input.relation, endsAt }).where(eq(residency.id, id))
    // Who is an owner no more lets nobody in.
    await endGuests(tx, { companyId, premisesId })
  })
}

/** The intercom opens to them (V3). @throws DomainError as `requireStaff` does, `residency.unknown` */
export async function verifyByStaff(ctx: Context, companyId: string, id: string): Promise<void> {
  await settle(ctx, companyId, id, 'verify', (tx) => verifyResidency(tx, ctx, { residencyId: id, by: 'staff' }))
}

/** @throws DomainError as `requireStaff` does, `residency.unknown` */
export async function unverifyByStaff(ctx: Context, companyId: string, id: string): Promise<void> {
  await settle(ctx, companyId, id, 'unverify', (tx) => unverifyResidency(tx, { residencyId: id }))
}

/** Moves the person out: their rights there end at once. @throws DomainError as `requireStaff` does, `residency.unknown` */
export async function endByStaff(ctx: Context, companyId: string, id: string): Promise<void> {
  await settle(ctx, companyId, id, 'end', (tx) => endResidency(tx, ctx, { residencyId: id }))
}

async function settle(
  ctx: Context,
  companyId: string,
  id: string,
  act: Act,
  work: (tx: Transaction, its: { premisesId: string }) => Promise<unknown>,
): Promise<void> {
  const { userId: actorId } = await requireStaff(ctx, companyId, 'people.write')
  if (!isUuid(id)) throw new DomainError(residencyFaults['residency.unknown'])
  await ctx.db.inTenant(companyId, async (tx) => {
    const ours = and(eq(residency.companyId, companyId), eq(residency.id, id), isNull(residency.endedAt))
    const [row] = await tx
      .select({
        userId: residency.userId,
        relation: residency.relation,
        premisesId: residency.premisesId,
        isVerified: sql<boolean>`${residency.verifiedAt} is not null`,
        address: premisesAddress,
      })
      .from(residency)
      .innerJoin(premises, eq(premises.id, residency.premisesId))
      .innerJoin(entrance, eq(entrance.id, premises.entranceId))
      .innerJoin(building, eq(building.id, entrance.buildingId))
      .where(ours)
    if (!row) throw new DomainError(residencyFaults['residency.unknown'])
    await work(tx, row)
    await notify(tx, 'person', { userId: row.userId, what: 'rights' })
    // Whom nothing happened to is told nothing: verified twice, or taken back from who was not verified.
    if (act !== 'change' && !(act === 'verify' && row.isVerified) && !(act === 'unverify' && !row.isVerified)) {
      const { userId, address } = row
      await tell(tx, { userId, companyId, template: told[act], values: { address }, link: '/' })
    }
    const fact = { companyId, actorId, action: `residency.${act}`, subjectKind: 'residency', subjectId: id }
    await audit(tx, { ...fact, personId: row.userId, details: { before: row.relation } })
  })
}

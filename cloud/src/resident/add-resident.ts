import { and, eq } from 'drizzle-orm'
import { ensureUser, identityFaults, readPersonName } from '../identity/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { premises, propertyFaults } from '../property/index.ts'
import { claimPremises, residency, verifyResidency } from '../residency/index.ts'
import { requireStaff } from '../staff/index.ts'
import { readLastDay } from './read-last-day.ts'

export interface NewResident {
  phone: string
  familyName: string
  givenName: string
  patronymic: string
  relation: 'owner' | 'family' | 'tenant'
  isVerified: boolean
  /** A tenancy's last moment, ISO 8601. */
  endsAt: string | null
}

const nameFaults = { familyName: 'name.family', givenName: 'name.given', patronymic: 'name.patronymic' } as const

/**
 * Enters a person as living in premises, by their phone: who has it already is that person and keeps their own name.
 * @throws DomainError as `requireStaff` does, `premises.unknown`, `phone.invalid`, `name.…`, `residency.since`
 */
export async function addResident(ctx: Context, companyId: string, premisesId: string, input: NewResident) {
  const { userId: actorId } = await requireStaff(ctx, companyId, 'people.write')
  if (!isUuid(premisesId)) throw new DomainError(propertyFaults['premises.unknown'])
  const read = readPersonName(input)
  if ('faults' in read) {
    const [[part, reason] = ['familyName', 'empty']] = Object.entries(read.faults)
    throw new DomainError(identityFaults[nameFaults[part as keyof typeof nameFaults]], { reason })
  }
  const endsAt = readLastDay(input.endsAt, ctx.clock.now())
  await ctx.db.inTenant(companyId, async (tx) => {
    const ours = and(eq(premises.companyId, companyId), eq(premises.id, premisesId))
    const [its] = await tx.select({ id: premises.id }).from(premises).where(ours)
    if (!its) throw new DomainError(propertyFaults['premises.unknown'])
  })
  const userId = await ensureUser(ctx, { phone: input.phone, ...read.name })
  const { relation, isVerified } = input
  return await ctx.db.inTenant(companyId, async (tx) => {
    const { residencyId } = await claimPremises(tx, ctx, { companyId, userId, premisesId, relation })
    await tx.update(residency).set({ relation, endsAt }).where(eq(residency.id, residencyId))
    if (isVerified) await verifyResidency(tx, ctx, { residencyId, by: 'staff' })
    const fact = { companyId, actorId, action: 'residency.add', subjectKind: 'residency', subjectId: residencyId }
    await audit(tx, { ...fact, personId: userId, details: { premisesId, relation, isVerified } })
    return { residencyId, userId }
  })
}

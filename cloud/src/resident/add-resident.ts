import { and, eq } from 'drizzle-orm'
import { compareNames } from '../account/index.ts'
import { ensureUser, identityFaults, type PersonName, parsePhone, readPersonName } from '../identity/index.ts'
import { user } from '../identity/tables.ts'
import { tell } from '../notification/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { building, entrance, premises, premisesAddress, propertyFaults } from '../property/index.ts'
import { claimPremises, residency, verifyResidency } from '../residency/index.ts'
import { requireStaff } from '../staff/index.ts'
import { residentFaults } from './errors.ts'
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
 * Enters a person as living in premises, by their phone, and tells them. Who has the phone already keeps their own name; it
 * must be the one that was typed: nobody learns from a number whose it is.
 * @throws DomainError as `requireStaff` does, `premises.unknown`, `phone.invalid`, `name.…`, `residency.since`,
 *   `person.other-name`
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
  const address = await ctx.db.inTenant(companyId, async (tx) => {
    const ours = and(eq(premises.companyId, companyId), eq(premises.id, premisesId))
    const [its] = await tx
      .select({ address: premisesAddress })
      .from(premises)
      .innerJoin(entrance, eq(entrance.id, premises.entranceId))
      .innerJoin(building, eq(building.id, entrance.buildingId))
      .where(ours)
    if (!its) throw new DomainError(propertyFaults['premises.unknown'])
    return its.address
  })
  await refuseOtherName(ctx, parsePhone(input.phone), read.name)
  const userId = await ensureUser(ctx, { phone: input.phone, ...read.name })
  const { relation, isVerified } = input
  return await ctx.db.inTenant(companyId, async (tx) => {
    const { residencyId } = await claimPremises(tx, ctx, { companyId, userId, premisesId, relation })
    await tx.update(residency).set({ relation, endsAt }).where(eq(residency.id, residencyId))
    if (isVerified) await verifyResidency(tx, ctx, { residencyId, by: 'staff' })
    const fact = { companyId, actorId, action: 'residency.add', subjectKind: 'residency', subjectId: residencyId }
    await audit(tx, { ...fact, personId: userId, details: { premisesId, relation, isVerified } })
    await tell(tx, { userId, companyId, template: 'residency.added', values: { address }, link: '/' })
    return { residencyId, userId }
  })
}

async function refuseOtherName({ db }: Pick<Context, 'db'>, phone: string, typed: PersonName): Promise<void> {
  const [known] = await db.orm
    .select({ familyName: user.familyName, givenName: user.givenName })
    .from(user)
    .where(eq(user.phone, phone))
  if (!known || known.familyName === '') return
  const agreement = compareNames(`${known.familyName} ${known.givenName}`, `${typed.familyName} ${typed.givenName}`)
  if (agreement === 'differs') throw new DomainError(residentFaults['person.other-name'])
}

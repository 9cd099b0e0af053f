import { sql } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { writePremises } from '../property/index.ts'
import { householdFaults } from './errors.ts'
import { isInForce } from './in-force.ts'

/** Somebody's standing in a home of theirs. */
export interface Membership {
  residencyId: string
  userId: string
  companyId: string
  premisesId: string
  relation: 'owner' | 'family' | 'tenant'
  isVerified: boolean
  /** «Химки, ул. Лесная, д. 10, кв. 12». */
  address: string
  /** Of the building: a last day ends in it. */
  timeZone: string
}

/** The asker's own residency in these premises. @throws DomainError `household.unknown` */
export async function findMembership(ctx: Pick<Context, 'actor' | 'db'>, premisesId: string): Promise<Membership> {
  const userId = requireUser(ctx.actor)
  if (!isUuid(premisesId)) throw new DomainError(householdFaults['household.unknown'])
  const { rows } = await ctx.db.as({ user: userId }, (tx) =>
    tx.execute<Membership & Record<string, unknown>>(sql`
      select r.id as "residencyId", r.user_id as "userId", r.company_id as "companyId", p.id as "premisesId",
        r.relation, r.verified_at is not null as "isVerified", b.time_zone as "timeZone", ${addressOf} as address
      from residency r
        join premises p on p.id = r.premises_id
        join entrance e on e.id = p.entrance_id
        join building b on b.id = e.building_id
      where r.user_id = ${userId} and p.id = ${premisesId} and ${isInForce}`),
  )
  const [row] = rows
  if (!row) throw new DomainError(householdFaults['household.unknown'])
  return row
}

/**
 * The asker as a verified owner of these premises: only they say who else lives there.
 * @throws DomainError `household.unknown`, `household.forbidden`
 */
export async function requireOwner(ctx: Pick<Context, 'actor' | 'db'>, premisesId: string): Promise<Membership> {
  const membership = await findMembership(ctx, premisesId)
  if (membership.relation !== 'owner' || !membership.isVerified) {
    throw new DomainError(householdFaults['household.forbidden'])
  }
  return membership
}

/** Of a building `b` and premises `p` in a query: how people write it. */
export const addressOf = writePremises({
  address: sql.raw('b.address'),
  kind: sql.raw('p.kind'),
  number: sql.raw('p.number'),
})

import { and, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Context } from '../platform/context.ts'
import { requireOwner } from './find-household.ts'
import { isInForce } from './in-force.ts'
import { isWaiting } from './invite-to-household.ts'
import { householdInvitation } from './tables.ts'

/** Who lives in a home, as its verified owner sees it. */
export const householdView = z.object({
  premisesId: z.uuid(),
  address: z.string(),
  timeZone: z.string().meta({ description: 'Last days are meant in it' }),
  members: z.array(
    z.object({
      residencyId: z.uuid(),
      name: z.string(),
      relation: z.enum(['owner', 'family', 'tenant']),
      since: z.iso.datetime(),
      endsAt: z.iso.datetime().nullable(),
      isYou: z.boolean(),
    }),
  ),
  invitations: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      relation: z.enum(['family', 'tenant']),
      phone: z.string().nullable(),
      endsAt: z.iso.datetime().nullable(),
      expiresAt: z.iso.datetime(),
    }),
  ),
})
export type HouseholdView = z.infer<typeof householdView>

interface MemberRow {
  residencyId: string
  userId: string
  name: string
  relation: 'owner' | 'family' | 'tenant'
  sinceMs: number
  endsAtMs: number | null
}

/**
 * The verified residents of these premises, and who is invited. Whoever only says to live there is not shown: they may have
 * mistaken the flat, and are nobody's business until they are verified.
 * @throws DomainError `household.unknown`, `household.forbidden`
 */
export async function listHousehold(ctx: Context, premisesId: string): Promise<HouseholdView> {
  const owner = await requireOwner(ctx, premisesId)
  return await ctx.db.inTenant(owner.companyId, async (tx) => {
    const { rows } = await tx.execute<MemberRow & Record<string, unknown>>(sql`
      select r.id as "residencyId", r.user_id as "userId", coalesce(u.name, '') as name, r.relation,
        (extract(epoch from r.since) * 1000)::float8 as "sinceMs",
        (extract(epoch from r.ends_at) * 1000)::float8 as "endsAtMs"
      from residency r left join app_user u on u.id = r.user_id
      where r.premises_id = ${owner.premisesId} and r.verified_at is not null and ${isInForce}
      order by r.relation <> 'owner', r.since, r.id`)
    const invitations = await tx
      .select()
      .from(householdInvitation)
      .where(and(eq(householdInvitation.premisesId, owner.premisesId), isWaiting(ctx.clock.now())))
      .orderBy(desc(householdInvitation.id))
    return {
      premisesId: owner.premisesId,
      address: owner.address,
      timeZone: owner.timeZone,
      members: rows.map(({ userId, sinceMs, endsAtMs, ...member }) => ({
        ...member,
        since: new Date(sinceMs).toISOString(),
        endsAt: endsAtMs === null ? null : new Date(endsAtMs).toISOString(),
        isYou: userId === owner.userId,
      })),
      invitations: invitations.map(({ id, name, relation, phone, endsAt, expiresAt }) => ({
        ...{ id, name, relation, phone },
        endsAt: endsAt?.toISOString() ?? null,
        expiresAt: expiresAt.toISOString(),
      })),
    }
  })
}

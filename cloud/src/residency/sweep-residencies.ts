import { and, isNull, lte, sql } from 'drizzle-orm'
import { company } from '../company/index.ts'
import { findUsers } from '../identity/index.ts'
import { tell } from '../notification/index.ts'
import type { Context } from '../platform/context.ts'
import { notify } from '../platform/live/index.ts'
import { endGuests } from './end-guests.ts'
import { addressOf } from './find-household.ts'
import { isInForce } from './in-force.ts'
import { residency } from './tables.ts'

/**
 * Closes tenancies whose last moment has passed, and tells both sides. Rights have ended by then: every query looks at the
 * date itself.
 */
export async function sweepResidencies(ctx: Pick<Context, 'db' | 'clock'>): Promise<void> {
  const companies = await ctx.db.as({ sweep: 'old' }, (tx) => tx.select({ id: company.id }).from(company))
  for (const { id } of companies) await sweepCompany(ctx, id)
}

async function sweepCompany(ctx: Pick<Context, 'db' | 'clock'>, companyId: string): Promise<void> {
  await ctx.db.inTenant(companyId, async (tx) => {
    const ended = await tx
      .update(residency)
      .set({ endedAt: sql`${residency.endsAt}` })
      .where(and(isNull(residency.endedAt), lte(residency.endsAt, new Date(ctx.clock.now()))))
      .returning({ userId: residency.userId, premisesId: residency.premisesId })
    const names = await findUsers(
      ctx,
      ended.map(({ userId }) => userId),
    )
    for (const { userId, premisesId } of ended) {
      await endGuests(tx, { companyId, premisesId })
      const { rows } = await tx.execute<{ address: string; owners: string[] }>(sql`
        select ${addressOf} as address, array(
          select r.user_id::text from residency r
          where r.premises_id = p.id and r.relation = 'owner' and r.verified_at is not null and ${isInForce}
        ) as owners
        from premises p join entrance e on e.id = p.entrance_id join building b on b.id = e.building_id
        where p.id = ${premisesId}`)
      const { address = '', owners = [] } = rows[0] ?? {}
      await notify(tx, 'person', { userId, what: 'rights' })
      await tell(tx, { userId, companyId, template: 'household.ended', values: { address }, link: '/' })
      const values = { name: names.get(userId)?.name ?? '', address }
      for (const owner of owners) {
        await tell(tx, {
          userId: owner,
          companyId,
          template: 'household.left',
          values,
          link: `/household/${premisesId}`,
        })
      }
    }
  })
}

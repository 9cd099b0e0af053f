import { sql } from 'drizzle-orm'
import { tell } from '../notification/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { notify } from '../platform/live/index.ts'
import { addressOf } from './find-household.ts'
import { isInForce } from './in-force.ts'

/**
 * Whoever is verified by an owner's word alone is so as long as that owner is a verified one (V5): the others of these
 * premises lose it here, and are told why. Of whom nobody knows who let them in, any verified owner who is left serves.
 * @param tx in the company's name, after what happened to the owner
 */
export async function endGuests(
  tx: Transaction,
  { companyId, premisesId }: { companyId: string; premisesId: string },
): Promise<void> {
  const { rows } = await tx.execute<{ id: string; userId: string; address: string }>(sql`
    update residency g set verified_at = null, verified_by = null
    from premises p join entrance e on e.id = p.entrance_id join building b on b.id = e.building_id
    where p.id = g.premises_id and g.premises_id = ${premisesId} and g.verified_by = 'owner' and g.ended_at is null
      and not exists (
        select from residency r
        where r.premises_id = g.premises_id and r.id <> g.id and r.relation = 'owner'
          and r.verified_at is not null and ${isInForce}
          and r.user_id = coalesce((
            select i.invited_by from household_invitation i
            where i.premises_id = g.premises_id and i.accepted_by = g.user_id
            order by i.accepted_at desc limit 1
          ), r.user_id)
      )
    returning g.id, g.user_id as "userId", ${addressOf} as address`)
  for (const { id, userId, address } of rows) {
    await notify(tx, 'person', { userId, what: 'rights' })
    await tell(tx, { userId, companyId, template: 'household.owner-gone', values: { address }, link: '/' })
    const details = { reason: 'household.owner-gone' }
    const subject = { subjectKind: 'residency', subjectId: id, personId: userId, details }
    await audit(tx, { companyId, actorId: null, action: 'verification.end', ...subject })
  }
}

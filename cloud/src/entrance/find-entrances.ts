import { sql } from 'drizzle-orm'
import type { Transaction } from '../platform/database/index.ts'
import { isInForce } from '../residency/index.ts'
import type { EntranceRow } from './entrance-view.ts'

/** The entrances behind which a person lives, as somebody has verified, in whichever company; or the one that is named. */
export async function findEntrances(tx: Transaction, userId: string, entranceId?: string): Promise<EntranceRow[]> {
  const { rows } = await tx.execute<EntranceRow & Record<string, unknown>>(sql`
    select e.id, e.name, b.address, b.time_zone as "timeZone", e.door,
      json_build_object('id', co.id, 'name', co.name, 'colour', co.colour, 'logoDigest', co.logo_digest) as company,
      c.id as "controllerId",
      (extract(epoch from c.last_seen_at) * 1000)::float8 as "lastSeenMs",
      array_agg(p.number order by length(p.number), p.number)::text[] as premises
    from residency r
      join premises p on p.id = r.premises_id
      join entrance e on e.id = p.entrance_id
      join building b on b.id = e.building_id
      join company co on co.id = e.company_id
      left join controller c on c.entrance_id = e.id and c.claimed_at is not null
    where r.user_id = ${userId} and r.verified_at is not null and ${isInForce}${entranceId === undefined ? sql`` : sql` and e.id = ${entranceId}`}
    group by e.id, b.id, co.id, c.id
    order by b.address, e.name, e.id`)
  return rows
}

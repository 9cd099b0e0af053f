import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '../platform/database/index.ts'
import { isInForce } from './in-force.ts'

/** What ties a person to an entrance, and what stands there. */
export interface Standing {
  entranceId: string
  companyId: string
  /** The door as its controller calls it. */
  door: string
  /** Null until somebody has claimed it. */
  controllerId: string | null
  lastSeenMs: number | null
  /** The person's flats behind this entrance, verified ones; none when they only belong to the company. */
  premisesIds: string[]
  /** Since when each of them is the person's, in the same order, ms since the epoch: what was before is not theirs to see. */
  sinceMs: number[]
}

/**
 * The row of a standing, for a transaction in the person's own name: row-level security leaves it out where the entrance
 * belongs to a company that the person has nothing to do with.
 */
export function selectStanding(userId: string, entranceId: string): SQL {
  return sql`
    select e.id as "entranceId", e.company_id as "companyId", e.door, c.id as "controllerId",
      (extract(epoch from c.last_seen_at) * 1000)::float8 as "lastSeenMs",
      array(
        select p.id from premises p join residency r on r.premises_id = p.id
        where p.entrance_id = e.id and r.user_id = ${userId} and r.verified_at is not null and ${isInForce}
        order by p.id
      )::text[] as "premisesIds",
      array(
        select (extract(epoch from r.since) * 1000)::float8 from premises p join residency r on r.premises_id = p.id
        where p.entrance_id = e.id and r.user_id = ${userId} and r.verified_at is not null and ${isInForce}
        order by p.id
      ) as "sinceMs"
    from entrance e left join controller c on c.entrance_id = e.id and c.claimed_at is not null
    where e.id = ${entranceId}`
}

export async function findStanding(tx: Transaction, userId: string, entranceId: string): Promise<Standing | undefined> {
  const { rows } = await tx.execute<Standing & Record<string, unknown>>(selectStanding(userId, entranceId))
  return rows[0]
}

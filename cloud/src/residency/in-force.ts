import { sql } from 'drizzle-orm'

/** Of a residency `r` in a query: it has not ended, and its last moment has not come. */
export const isInForce = sql.raw('r.ended_at is null and (r.ends_at is null or r.ends_at > now())')

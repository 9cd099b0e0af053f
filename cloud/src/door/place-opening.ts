import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '../platform/database/index.ts'
import { requireResident, type Standing, selectStanding } from '../residency/index.ts'
import type { OpeningAnswer } from './answer.ts'
import { opening } from './tables.ts'

export interface OpeningWish {
  id: string
  userId: string
  entranceId: string
  idempotencyKey: string
  askedAtMs: number
  node: string
}

export type Placed =
  | { isNew: true; standing: Standing }
  /** The key was used before, perhaps for another entrance. */
  | { isNew: false; earlier: typeof opening.$inferSelect }

/**
 * May this person open this door now, and was it asked before? One statement, since it lies on the way of every opening.
 * @throws DomainError `entrance.unknown`, `entrance.forbidden`
 */
export async function placeOpening(tx: Transaction, wish: OpeningWish): Promise<Placed> {
  const { rows } = await tx.execute<Standing & { placed: string | null } & Record<string, unknown>>(sql`
    with standing as (${selectStanding(wish.userId, wish.entranceId)}), placed as (
      insert into opening (id, company_id, entrance_id, user_id, idempotency_key, asked_at, node)
      select ${wish.id}::uuid, "companyId", "entranceId", ${wish.userId}::uuid, ${wish.idempotencyKey}::uuid,
        ${new Date(wish.askedAtMs).toISOString()}::timestamptz, ${wish.node}
      from standing where cardinality("premisesIds") > 0
      on conflict (user_id, idempotency_key) do nothing
      returning id
    )
    select standing.*, placed.id as placed from standing left join placed on true`)
  const standing = requireResident(rows[0])
  if (rows[0]?.placed) return { isNew: true, standing }
  const [earlier] = await tx
    .select()
    .from(opening)
    .where(and(eq(opening.userId, wish.userId), eq(opening.idempotencyKey, wish.idempotencyKey)))
  if (!earlier) throw new Error(`opening ${wish.idempotencyKey} was neither placed nor found`)
  return { isNew: false, earlier }
}

/** Remembers what the asker was told. Losing it in a crash costs a repetition its answer, and nothing else: no need to wait for the disk. */
export async function recordAnswer(tx: Transaction, openingId: string, answer: OpeningAnswer): Promise<void> {
  await tx.execute(sql`set local synchronous_commit = off`)
  await tx.update(opening).set({ answer }).where(eq(opening.id, openingId))
}

export async function findAnswer(tx: Transaction, openingId: string): Promise<OpeningAnswer | null> {
  const [row] = await tx.select({ answer: opening.answer }).from(opening).where(eq(opening.id, openingId))
  return row?.answer ?? null
}

import { and, asc, eq, gte, inArray, lte } from 'drizzle-orm'
import type { Logger } from 'pino'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { Clock } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database/index.ts'
import { notify } from '../platform/live/index.ts'
import { premises } from '../property/index.ts'
import { residency } from '../residency/index.ts'
import { type Cursor, firstCursor, type JudgedRecord, judgeBatch, type Verdict } from './judge-batch.ts'
import type { CameBatch } from './read-batch.ts'
import { storable } from './storable.ts'
import { journalAlarm, journalCursor, journalRecord } from './tables.ts'

export interface Source {
  controllerId: string
  companyId: string
  entranceId: string
}

export interface Ingested {
  /** Everything up to this number is held for good. */
  through: number
  stored: number
}

/**
 * Takes a batch of a controller's journal, each record once, whichever node takes it and however often it comes.
 * When this returns, it is committed.
 */
export async function ingestBatch(
  { db, clock, log }: { db: Database; clock: Clock; log: Logger },
  source: Source,
  batch: CameBatch,
): Promise<Ingested> {
  const { verdict } = await db.inTenant(source.companyId, async (tx) => {
    const cursor = await lockCursor(tx, source)
    const verdict = judgeBatch(cursor, batch, await heldHashes(tx, source.controllerId, cursor, batch))
    await store(tx, source, verdict, new Date(clock.now()))
    return { verdict }
  })
  for (const alarm of verdict.alarms) log.error({ controllerId: source.controllerId, ...alarm }, 'journal alarm')
  return { through: verdict.cursor.through, stored: verdict.taken.length }
}

async function lockCursor(tx: Transaction, { controllerId, companyId }: Source): Promise<Cursor> {
  const select = () => tx.select().from(journalCursor).where(eq(journalCursor.controllerId, controllerId)).for('update')
  const [cursor] = await select()
  if (cursor) return cursor
  await tx
    .insert(journalCursor)
    .values({ controllerId, companyId, ...firstCursor })
    .onConflictDoNothing()
  // Another node may have been quicker: then this waits for its commit.
  return (await select())[0] ?? firstCursor
}

/** A line that forked off shares with the ones before it what is older: for each number the newest line holds. */
async function heldHashes(tx: Transaction, controllerId: string, cursor: Cursor, batch: CameBatch) {
  const held = new Map(cursor.through > 0 ? [[cursor.through, cursor.hash]] : [])
  if (batch.first > cursor.through) return held
  const rows = await tx
    .select({ n: journalRecord.n, hash: journalRecord.hash })
    .from(journalRecord)
    .where(
      and(
        eq(journalRecord.controllerId, controllerId),
        inArray(
          journalRecord.line,
          Array.from({ length: cursor.line }, (_, i) => i + 1),
        ),
        gte(journalRecord.n, batch.first - 1),
        lte(journalRecord.n, Math.min(batch.last, cursor.through)),
      ),
    )
    .orderBy(asc(journalRecord.line))
  for (const { n, hash } of rows) held.set(n, hash)
  return held
}

/** PostgreSQL, and everybody's screens, write a year in four digits; a clock gone wrong must not hold up a journal for ever. */
const lastMomentMs = Date.UTC(9999, 11, 31)

async function store(
  tx: Transaction,
  source: Source,
  { taken, cursor, alarms }: Verdict,
  receivedAt: Date,
): Promise<void> {
  const { controllerId, companyId, entranceId } = source
  if (taken.length > 0) {
    const stays = await staysOfActors(tx, entranceId, taken)
    const flatsOf = (actor: string | undefined, at: Date) => {
      const flats = (stays.get(actor ?? '') ?? []).filter((it) => hadThen(it, at)).map((it) => it.premisesId)
      return [...new Set(flats)]
    }
    const rows = taken.map(({ record, line, chainBroken }) => ({
      id: uuidv7(),
      ...source,
      line,
      n: record.n,
      at: new Date(Math.min(record.atMs, lastMomentMs)),
      kind: record.event.kind,
      event: storable(record.event) as Record<string, unknown>,
      hash: record.hash,
      chainBroken,
      premisesIds: flatsOf(actorOf(record.event), new Date(Math.min(record.atMs, lastMomentMs))),
      receivedAt,
    }))
    await tx.insert(journalRecord).values(rows)
    for (const { id, premisesIds } of rows)
      if (premisesIds.length > 0) await notify(tx, 'journal', { entranceId, recordId: id })
  }
  if (alarms.length > 0) {
    await tx
      .insert(journalAlarm)
      .values(alarms.map((alarm) => ({ id: uuidv7(), companyId, controllerId, ...alarm, raisedAt: receivedAt })))
  }
  await tx.update(journalCursor).set(cursor).where(eq(journalCursor.controllerId, controllerId))
}

interface Stay {
  premisesId: string
  since: Date
  endedAt: Date | null
  endsAt: Date | null
}

/** Where the persons who caused events live behind this entrance, or lived: judged now, so that an event stays its flat's. */
async function staysOfActors(tx: Transaction, entranceId: string, taken: readonly JudgedRecord[]) {
  const actors = [...new Set(taken.flatMap(({ record }) => actorOf(record.event) ?? []))]
  if (actors.length === 0) return new Map<string, Stay[]>()
  const { userId, premisesId, since, endedAt, endsAt } = residency
  const rows = await tx
    .select({ userId, premisesId, since, endedAt, endsAt })
    .from(residency)
    .innerJoin(premises, eq(premises.id, residency.premisesId))
    .where(and(eq(premises.entranceId, entranceId), inArray(residency.userId, actors)))
  return Map.groupBy(rows, (row) => row.userId)
}

/** Journals arrive late: whoever has moved out since had the flat then. */
function hadThen({ since, endedAt, endsAt }: Stay, at: Date): boolean {
  return since <= at && (endedAt === null || at < endedAt) && (endsAt === null || at < endsAt)
}

const byResident = z.object({ actor: z.object({ kind: z.literal('resident'), id: z.uuid() }) })

function actorOf(event: unknown): string | undefined {
  return byResident.safeParse(event).data?.actor.id
}

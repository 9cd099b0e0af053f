import { and, arrayContains, desc, eq, gte, inArray, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../platform/database/index.ts'
import type { EventRow } from './event-view.ts'
import { journalRecord } from './tables.ts'

export interface EventsOf {
  entranceId: string
  /** A resident sees the events of the own flat's people (product, I5) … */
  premisesIds: string[]
  /** … from the day on which each of the flats became theirs, ms since the epoch. */
  sinceMs: number[]
}

/** Where a page ends: the next one begins with what is older. */
export interface EventCursor {
  atMs: number
  id: string
}

const columns = { id: journalRecord.id, at: journalRecord.at, event: journalRecord.event }

/** The last moment that a Date can name. */
const lastMomentMs = 8_640_000_000_000_000

function visible({ entranceId, premisesIds, sinceMs }: EventsOf) {
  const theirs = premisesIds.map((id, n) =>
    and(arrayContains(journalRecord.premisesIds, [id]), gte(journalRecord.at, new Date(sinceMs[n] ?? lastMomentMs))),
  )
  return and(
    eq(journalRecord.entranceId, entranceId),
    inArray(journalRecord.kind, ['granted', 'refused']),
    // A refusal of the camera is the journal's matter, and nobody's at the door.
    sql`${journalRecord.event} -> 'door' is not null`,
    theirs.length === 0 ? sql`false` : or(...theirs),
  )
}

/** Newest first. */
export async function listEvents(
  tx: Transaction,
  of: EventsOf,
  { limit, before }: { limit: number; before: EventCursor | undefined },
): Promise<EventRow[]> {
  const older = before
    ? sql`(${journalRecord.at}, ${journalRecord.id}) < (${new Date(before.atMs).toISOString()}::timestamptz, ${before.id}::uuid)`
    : undefined
  return await tx
    .select(columns)
    .from(journalRecord)
    .where(and(visible(of), older))
    .orderBy(desc(journalRecord.at), desc(journalRecord.id))
    .limit(limit)
}

export async function findEvent(tx: Transaction, of: EventsOf, recordId: string): Promise<EventRow | undefined> {
  const [row] = await tx
    .select(columns)
    .from(journalRecord)
    .where(and(visible(of), eq(journalRecord.id, recordId)))
  return row
}

const cursorShape = z.tuple([z.int().nonnegative().max(lastMomentMs), z.uuid()])

export function writeCursor({ at, id }: EventRow): string {
  return Buffer.from(JSON.stringify([at.getTime(), id])).toString('base64url')
}

/** Nothing for what is no cursor of ours. */
export function readCursor(text: string): EventCursor | undefined {
  try {
    const parsed = cursorShape.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    return parsed.success ? { atMs: parsed.data[0], id: parsed.data[1] } : undefined
  } catch {
    return undefined
  }
}

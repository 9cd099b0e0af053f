import { findUsers } from '../identity/index.ts'
import {
  actorIdOf,
  type EventRow,
  type EventView,
  listEvents,
  readCursor,
  toEventView,
  writeCursor,
} from '../journal/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { platformFaults } from '../platform/platform-faults.ts'
import { findStanding, requireResident } from '../residency/index.ts'

export interface EventsPage {
  events: EventView[]
  /** For the page of what is older; null at the end. */
  next: string | null
}

/**
 * What happened at an entrance through the people of the asker's flats, newest first.
 * @throws DomainError `entrance.unknown`, `entrance.forbidden`, `input.invalid` for a cursor that is none of ours
 */
export async function listOwnEvents(
  ctx: Context,
  { entranceId, limit, before }: { entranceId: string; limit: number; before: string | undefined },
): Promise<EventsPage> {
  const userId = requireUser(ctx.actor)
  const cursor = before === undefined ? undefined : readCursor(before)
  if (before !== undefined && !cursor) {
    throw new DomainError(platformFaults['input.invalid'], { fields: [{ path: 'before', code: 'invalid_format' }] })
  }
  const standing = requireResident(await ctx.db.as({ user: userId }, (tx) => findStanding(tx, userId, entranceId)))
  const rows = await ctx.db.inTenant(standing.companyId, (tx) =>
    listEvents(tx, standing, { limit: limit + 1, before: cursor }),
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { events: await toViews(ctx, page, userId), next: rows.length > limit && last ? writeCursor(last) : null }
}

/** Rows as their viewer sees them: with people's names. */
export async function toViews(
  ctx: Pick<Context, 'db'>,
  rows: readonly EventRow[],
  viewerId: string,
): Promise<EventView[]> {
  const users = await findUsers(
    ctx,
    rows.flatMap((row) => actorIdOf(row) ?? []),
  )
  const names = new Map([...users].map(([id, { name }]) => [id, name]))
  return rows.flatMap((row) => toEventView(row, names, viewerId) ?? [])
}

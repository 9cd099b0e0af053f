import { z } from 'zod'
import type { journalRecord } from './tables.ts'

/** What a resident sees of an event. */
export const eventView = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  kind: z.enum(['granted', 'refused']),
  /** How it was asked for: `app`, later `card`, `pin`, `pass` … */
  via: z.string().nullable(),
  reason: z.string().nullable(),
  door: z.string(),
  who: z.object({ name: z.string(), you: z.boolean() }).nullable(),
})
export type EventView = z.infer<typeof eventView>

const shown = z.looseObject({
  kind: z.enum(['granted', 'refused']),
  /** A refusal without one was not about a door. */
  door: z.string(),
  via: z.string().optional(),
  reason: z.string().optional(),
  commandId: z.string().optional(),
  actor: z.object({ kind: z.string(), id: z.string() }).optional(),
})

export type EventRow = Pick<typeof journalRecord.$inferSelect, 'id' | 'at' | 'event'>

/** Nothing for what residents are not shown. @param names of people, by id */
export function toEventView(
  row: EventRow,
  names: ReadonlyMap<string, string>,
  viewerId: string,
): EventView | undefined {
  const event = shown.safeParse(row.event).data
  if (!event) return undefined
  const { kind, door, via, reason = null, commandId, actor } = event
  const who = actor ? { name: names.get(actor.id) ?? '', you: actor.id === viewerId } : null
  // Only the app sends commands.
  return { id: row.id, at: row.at.toISOString(), kind, via: via ?? (commandId ? 'app' : null), reason, door, who }
}

export function actorIdOf(row: EventRow): string | undefined {
  return shown.safeParse(row.event).data?.actor?.id
}

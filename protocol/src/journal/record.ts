import { z } from 'zod'
import { refusalReason } from '../mqtt/reply-message.ts'

/** Who caused something: a person through the app, or nobody that is known. Cards, PINs and passes join later. */
export const actor = z.object({ kind: z.enum(['resident', 'staff', 'system']), id: z.string().min(1).max(64) })
export type Actor = z.infer<typeof actor>

const door = z.string().min(1).max(64)

/** What can happen at an entrance. Kinds are only ever added: an old cloud stores what it does not know as it came. */
export const journalEvent = z.discriminatedUnion('kind', [
  /** The daemon started; `clean` is false when the last run did not end in order. */
  z.object({ kind: z.literal('started'), bootId: z.uuid(), version: z.string().max(64), clean: z.boolean() }),
  z.object({ kind: z.literal('stopped') }),
  /** The lock was released. `via`: how it was asked for. */
  z.object({
    kind: z.literal('granted'),
    door,
    via: z.enum(['app', 'exit']),
    actor: actor.optional(),
    commandId: z.uuid().optional(),
  }),
  /** A command or a try at the panel that was turned down. A command whose signature is wrong is never trusted for its actor. */
  z.object({
    kind: z.literal('refused'),
    door: door.optional(),
    reason: z.union([refusalReason, z.enum(['bad-signature', 'malformed', 'wrong-controller', 'unknown-credential'])]),
    actor: actor.optional(),
    commandId: z.uuid().optional(),
    /** This line stands for so many refusals of one reason: a flood is counted, not listed. */
    suppressed: z.int().positive().optional(),
  }),
  z.object({ kind: z.literal('opened'), door }),
  z.object({ kind: z.literal('closed'), door }),
  /** Open longer than permitted. */
  z.object({ kind: z.literal('held'), door }),
  /** Opened without a release. */
  z.object({ kind: z.literal('forced'), door }),
  z.object({ kind: z.literal('fire'), door, active: z.boolean() }),
  z.object({ kind: z.literal('relay-failed'), door, message: z.string().max(200) }),
  z.object({ kind: z.literal('panel'), online: z.boolean() }),
  z.object({ kind: z.literal('camera'), online: z.boolean() }),
  /** The clock was corrected by so much. */
  z.object({ kind: z.literal('clock'), stepMs: z.int() }),
])
export type JournalEvent = z.infer<typeof journalEvent>

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** One line of a controller's journal. */
export const journalRecord = z.object({
  /** Counts from 1 without holes. */
  n: z.int().positive(),
  /** Milliseconds since the epoch, by the controller's corrected clock. */
  atMs: z.int().nonnegative(),
  event: journalEvent,
  /** SHA-256, in hex, over `chainInput` of this record and the hash before it. */
  hash,
})
export type JournalRecord = z.infer<typeof journalRecord>

/** The hash before the first record. */
export const genesisHash = '0'.repeat(64)

/**
 * The text whose SHA-256 is a record's hash. Each side hashes it with its own platform's function, since this package is
 * free of any. Keys are sorted at every depth, so that the text survives a database that forgets their order.
 */
export function chainInput(previousHash: string, record: Pick<JournalRecord, 'n' | 'atMs' | 'event'>): string {
  return `${previousHash}\n${record.n}\n${record.atMs}\n${canonicalJson(record.event)}`
}

/** JSON with keys sorted at every depth and nothing undefined in it (RFC 8785 for the values that occur here). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const pairs = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${pairs.join(',')}}`
}

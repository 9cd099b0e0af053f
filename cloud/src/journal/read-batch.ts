import { z } from 'zod'
import { readJson } from '../platform/read-json.ts'

/** As `journalRecord` of the protocol, but of any kind: a cloud older than the controller keeps what it does not know. */
const record = z.object({
  n: z.int().positive(),
  // The last moment that a Date can hold.
  atMs: z.int().nonnegative().max(8_640_000_000_000_000),
  event: z.looseObject({ kind: z.string().regex(/^[\w.-]{1,64}$/) }),
  hash: z.string().regex(/^[\da-f]{64}$/),
})
export type CameRecord = z.infer<typeof record>

const batch = z
  .object({ first: z.int().positive(), last: z.int().positive(), records: z.array(record).min(1).max(500) })
  .refine(({ first, last, records }) => last === first + records.length - 1)
  .refine(({ first, records }) => records.every((it, i) => it.n === first + i))
export type CameBatch = z.infer<typeof batch>

/** Reads a batch of a controller's journal; nothing when it is not one. */
export function readBatch(payload: Uint8Array): CameBatch | undefined {
  return readJson(payload, batch)
}

import { z } from 'zod'
import { journalBatchGoldenRecords } from '../journal/golden.ts'
import { journalRecord } from '../journal/record.ts'

/**
 * A run of journal records in order, without holes. One batch is in flight per controller: the next is sent once this one
 * is acknowledged, so order holds whichever cloud node takes it.
 */
export const journalBatch = z.object({
  first: z.int().positive(),
  last: z.int().positive(),
  records: z.array(journalRecord).min(1).max(500),
})
export type JournalBatch = z.infer<typeof journalBatch>

/**
 * `through`: everything up to this number is committed in the cloud (0: nothing yet); the controller sends `through + 1` next.
 * `last`: the end of the batch that this answers. A controller whose database was lost finds a cloud that is ahead of it:
 * then only what it has sent itself is held, and not what else has the same numbers.
 */
export const journalAck = z.object({ through: z.int().nonnegative(), last: z.int().positive().optional() })
export type JournalAck = z.infer<typeof journalAck>

export const journalBatchGolden: JournalBatch = { first: 1, last: 2, records: journalBatchGoldenRecords }
export const journalAckGolden: JournalAck = { through: 2, last: 2 }

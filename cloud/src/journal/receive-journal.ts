import { down, filters, type JournalAck, parseUp } from '@domovoy/protocol/mqtt'
import type { Logger } from 'pino'
import type { Locate } from '../fleet/index.ts'
import type { Broker, Message } from '../platform/broker/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/index.ts'
import { createLanes } from '../platform/lanes.ts'
import { ingestBatch } from './ingest-batch.ts'
import { readBatch } from './read-batch.ts'

export interface ReceiveJournalDeps {
  broker: Broker
  db: Database
  clock: Clock
  log: Logger
  locate: Locate
  /** Called with how many records were stored. */
  count: (records: number) => void
}

/** A controller has one batch in flight; what it sends again while the cloud is slow may be as many as this. */
const mostBatchesWaiting = 10

/**
 * Receives the controllers' journals. A batch is acknowledged once it is committed; when that fails, nothing is said, and
 * the controller sends it again.
 */
export async function receiveJournal(deps: ReceiveJournalDeps): Promise<void> {
  const { broker, log, locate, count } = deps
  const lanes = createLanes({ deepest: mostBatchesWaiting })
  const take = async (controllerId: string, { topic, payload }: Message) => {
    const batch = readBatch(payload)
    if (!batch) return log.warn({ topic, bytes: payload.length }, 'a journal batch that cannot be read')
    const location = await locate(controllerId)
    if (!location) return log.warn({ topic }, 'a journal of an unknown controller')
    const { through, stored } = await ingestBatch(deps, { controllerId, ...location }, batch)
    count(stored)
    const ack: JournalAck = { through, last: batch.last }
    await broker.publish(down.journalAck(controllerId), JSON.stringify(ack))
  }
  await broker.subscribe(
    filters.journal,
    (message) => {
      const { topic } = message
      const controllerId = parseUp(topic)?.controllerId ?? ''
      lanes
        .run(controllerId, () => take(controllerId, message))
        .then(
          (isTaken) => !isTaken && log.debug({ topic }, 'more batches than one in flight: left out'),
          (error: unknown) => log.warn({ err: error, topic }, 'a journal batch was not taken'),
        )
    },
    { shared: true },
  )
}

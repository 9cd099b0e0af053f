import type { Transaction } from '../platform/database/index.ts'
import { type DeliverDeps, deliverMessage, forgetMessage } from './deliver-message.ts'
import { type NewMessage, queueMessage } from './queue-message.ts'
import { forgetQueue, inHandS, type MessageKind, type MessageTask, queueOf } from './queues.ts'

/** Messages to people, by whichever carrier there is. */
export interface Messages {
  /** Whether there is somebody to carry this kind. */
  carries(kind: MessageKind): boolean
  /** Leaves with the transaction. */
  queue(tx: Transaction, message: NewMessage): Promise<void>
  /** Tries at once what has been committed; does not wait for it. */
  hurry(kind: MessageKind): void
}

const kinds: MessageKind[] = ['sms', 'mail', 'call']
const pollMs = 2_000
const parallel = 16
const hourMs = 60 * 60 * 1000

/** Begins to send what is queued, by this node or another one. Jobs that are stopped stop it too. */
export async function startMessages(deps: DeliverDeps): Promise<Messages> {
  const { jobs, carriers, count } = deps
  for (const kind of kinds) {
    await jobs.work<MessageTask>(queueOf(kind), { parallel, pollMs, inHandS: inHandS[kind] }, (job, signal) =>
      deliverMessage(deps, job, signal),
    )
  }
  await jobs.work<MessageTask>(forgetQueue, { parallel, pollMs: hourMs }, (job) => forgetMessage(deps, job))
  return {
    carries: (kind) => carriers[kind] !== undefined,
    queue: async (tx, message) => {
      await queueMessage(tx, deps, message)
      count(message.kind, 'queued')
    },
    hurry: (kind) => jobs.hurry(queueOf(kind)),
  }
}

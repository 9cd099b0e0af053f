import { type Command, command as commandSchema, commandType } from '@domovoy/protocol/command'
import { down, filters, parseUp, type ReplyMessage, replyMessage } from '@domovoy/protocol/mqtt'
import type { Logger } from 'pino'
import type { Broker } from '../platform/broker/index.ts'
import type { Clock } from '../platform/clock.ts'
import { DomainError } from '../platform/errors.ts'
import type { CommandKey } from '../platform/pki/index.ts'
import { readJson } from '../platform/read-json.ts'
import { fleetFaults } from './errors.ts'

/** A reply that comes later finds nobody: people are told within 5 s, which is also how long a command lives. */
export const replyDeadlineMs = 4_800

type Wish<C> = C extends Command ? Omit<C, 'controllerId' | 'replyTo' | 'issuedAtMs'> : never
export type CommandWish = Wish<Command>

export interface Commands {
  /**
   * Asks a controller and waits for its answer.
   * @throws DomainError `broker.unavailable` when it could not be sent, `controller.silent` when no answer came in time
   */
  ask(controllerId: string, wish: CommandWish): Promise<ReplyMessage>
  /** Tells a controller and does not wait for its answer. */
  tell(controllerId: string, wish: CommandWish): Promise<void>
}

export interface CommandsDeps {
  broker: Broker
  key: CommandKey
  clock: Clock
  log: Logger
  /** Addresses the answers to this process. */
  nodeId: string
}

interface Pending {
  controllerId: string
  resolve: (reply: ReplyMessage) => void
}

export async function createCommands({ broker, key, clock, log, nodeId }: CommandsDeps): Promise<Commands> {
  const pending = new Map<string, Pending>()

  await broker.subscribe(filters.reply(nodeId), ({ topic, payload }) => {
    const reply = readJson(payload, replyMessage)
    if (!reply) return log.warn({ topic }, 'a reply that cannot be read')
    const waiting = pending.get(reply.commandId)
    // One controller does not answer for another.
    if (waiting?.controllerId !== parseUp(topic)?.controllerId) return log.debug({ topic }, 'a reply nobody waits for')
    waiting?.resolve(reply)
  })

  const tell: Commands['tell'] = async (controllerId, wish) => {
    const command = { ...wish, controllerId, replyTo: nodeId, issuedAtMs: clock.now() }
    await broker.publish(down.command(controllerId), key.sign(commandSchema.parse(command), commandType))
  }

  const ask: Commands['ask'] = async (controllerId, wish) => {
    const { promise, resolve, reject } = Promise.withResolvers<ReplyMessage>()
    const cancel = clock.after(replyDeadlineMs, () => reject(new DomainError(fleetFaults['controller.silent'])))
    pending.set(wish.id, { controllerId, resolve })
    try {
      // Not one after the other: a broker that never confirms must not outlast the deadline.
      tell(controllerId, wish).catch(reject)
      return await promise
    } finally {
      cancel()
      pending.delete(wish.id)
    }
  }
  return { ask, tell }
}

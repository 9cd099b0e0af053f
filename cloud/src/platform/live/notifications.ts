import { Client, type Notification } from 'pg'
import type { Logger } from 'pino'
import { z } from 'zod'
import { type Clock, pause } from '../clock.ts'
import type { DatabaseAddress } from '../database/index.ts'
import { type Notices, personalMatters, type Topic } from './notify.ts'

/** Hears what cloud nodes, this one too, tell by `notify`. */
export interface Notifications {
  on<T extends Topic>(topic: T, listener: (notice: Notices[T]) => void): void
  /** Called when hearing begins again after a pause, in which something may have been missed. */
  onResume(listener: () => void): void
  stop(): Promise<void>
}

const envelopes = z.discriminatedUnion('topic', [
  z.object({ topic: z.literal('journal'), notice: z.object({ entranceId: z.uuid(), recordId: z.uuid() }) }),
  z.object({ topic: z.literal('revoked'), notice: z.object({ serial: z.string() }) }),
  z.object({ topic: z.literal('sessions'), notice: z.object({ ended: z.array(z.uuid()) }) }),
  z.object({ topic: z.literal('person'), notice: z.object({ userId: z.uuid(), what: z.enum(personalMatters) }) }),
])

type Listeners = { [T in Topic]: ((notice: Notices[T]) => void)[] }

/** Listens on a connection of its own, which comes back by itself when the database was away. */
export async function startNotifications(address: DatabaseAddress, clock: Clock, log: Logger): Promise<Notifications> {
  const listeners: Listeners = { journal: [], revoked: [], sessions: [], person: [] }
  const resumed: (() => void)[] = []
  const stopping = new AbortController()

  const take = ({ payload = '' }: Notification) => {
    const envelope = parse(payload)
    if (!envelope) return log.warn('a notification that cannot be read')
    if (envelope.topic === 'journal') for (const it of listeners.journal) it(envelope.notice)
    else if (envelope.topic === 'revoked') for (const it of listeners.revoked) it(envelope.notice)
    else if (envelope.topic === 'person') for (const it of listeners.person) it(envelope.notice)
    else for (const it of listeners.sessions) it(envelope.notice)
  }

  /** Resolves when the connection has ended. */
  const listen = async (begun: () => void) => {
    const client = new Client({
      ...address,
      keepAlive: true,
      connectionTimeoutMillis: 3_000,
      application_name: 'domovoy-live',
    })
    const ended = new Promise<void>((resolve) => client.once('end', resolve))
    client.on('error', (error) => log.debug({ err: error }, 'the notifications connection broke'))
    client.on('notification', take)
    const quit = () => void client.end().catch(() => {})
    stopping.signal.addEventListener('abort', quit, { once: true })
    try {
      await client.connect()
      await client.query('listen domovoy')
      begun()
      await ended
    } finally {
      stopping.signal.removeEventListener('abort', quit)
      quit()
    }
  }

  const first = Promise.withResolvers<void>()
  let times = 0
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await listen(() => {
        first.resolve()
        if (times++ > 0) for (const it of resumed) it()
      }).catch((error: unknown) => log.debug({ err: error }, 'cannot listen for notifications'))
      await pause(clock, 500, stopping.signal)
    }
  })()
  await first.promise
  return {
    on: (topic, listener) => {
      listeners[topic].push(listener)
    },
    onResume: (listener) => {
      resumed.push(listener)
    },
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

function parse(payload: string) {
  try {
    return envelopes.safeParse(JSON.parse(payload)).data
  } catch {
    return undefined
  }
}

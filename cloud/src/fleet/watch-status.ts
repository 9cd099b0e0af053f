import { filters, parseUp, statusMessage } from '@domovoy/protocol/mqtt'
import { eq, inArray } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { Broker, Message } from '../platform/broker/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/index.ts'
import { createLanes } from '../platform/lanes.ts'
import { readJson } from '../platform/read-json.ts'
import type { Locate } from './locate-controller.ts'
import type { Presence } from './presence.ts'
import { controller } from './tables.ts'

const keepEveryMs = 60_000

export interface WatchStatusDeps {
  broker: Broker
  db: Database
  clock: Clock
  log: Logger
  presence: Presence
  locate: Locate
  /** Called when something that people see of an entrance has changed. */
  onChange: (entranceId: string) => void
}

/** Follows the controllers' statuses, and writes down when each was last seen. @returns stop */
export async function watchStatus(deps: WatchStatusDeps): Promise<() => void> {
  const { broker, clock, log, presence, locate } = deps
  // After an outage all of a city's controllers speak at once.
  const lanes = createLanes()

  const take = async ({ topic, payload }: Message) => {
    const told = parseUp(topic)
    const status = readJson(payload, statusMessage)
    if (!told || !status) return log.warn({ topic }, 'a status that cannot be read')
    const { controllerId } = told
    const wasOnline = presence.of(controllerId).online
    const changed = presence.take(controllerId, status, clock.now())
    await lanes.run(controllerId, async () => {
      const location = await locate(controllerId)
      if (!location) return log.warn({ topic }, 'a status of an unknown controller')
      if (changed) deps.onChange(location.entranceId)
      if (wasOnline === status.online) return
      log.info({ controllerId, online: status.online }, 'controller')
      await writeLastSeen(deps, [controllerId])
    })
  }
  await broker.subscribe(filters.status, (message) => {
    take(message).catch((error: unknown) => log.warn({ err: error }, 'a status was not written down'))
  })

  let cancel = () => {}
  const keep = () => {
    cancel = clock.after(keepEveryMs, () => {
      writeLastSeen(deps, presence.online()).catch((error: unknown) =>
        log.warn({ err: error }, 'last seen not written'),
      )
      keep()
    })
  }
  keep()
  return () => cancel()
}

async function writeLastSeen({ db, clock, locate }: WatchStatusDeps, controllerIds: string[]): Promise<void> {
  const byCompany = new Map<string, string[]>()
  for (const id of controllerIds) {
    const location = await locate(id)
    if (location) byCompany.set(location.companyId, [...(byCompany.get(location.companyId) ?? []), id])
  }
  const lastSeenAt = new Date(clock.now())
  for (const [companyId, ids] of byCompany) {
    const which = ids.length === 1 ? eq(controller.id, ids[0] ?? '') : inArray(controller.id, ids)
    await db.inTenant(companyId, (tx) => tx.update(controller).set({ lastSeenAt }).where(which))
  }
}

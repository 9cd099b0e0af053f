import { down, up } from '@domovoy/protocol/mqtt'
import type { Journal } from '../journal/start-journal.ts'
import type { CancelTimer, Clock } from '../runtime/clock.ts'
import type { EdgeDatabase } from '../runtime/database.ts'
import type { Log } from '../runtime/log.ts'
import { supervise } from '../runtime/supervise.ts'
import type { CorrectedClock } from './corrected-clock.ts'
import type { Identity } from './identity.ts'
import type { Link } from './link.ts'
import { createClockMeter } from './measure-clock.ts'
import { createObedience, type ViewerPort } from './obey-command.ts'
import { runMqtt } from './run-mqtt.ts'
import { startShipping } from './ship-journal.ts'
import { buildStatus, type StatusSources } from './status.ts'

const measureEveryMs = 10 * 60_000
/** A command that looks too old makes us ask for the time, but not as often as somebody sends such commands. */
const measureAtMostEveryMs = 10_000
const firstDelayMs = 500
const maxDelayMs = 20_000

/** The connection to the cloud. Nothing at the door waits for it. */
export type Uplink = {
  isUp(): boolean
  /** Something that the status tells has changed. */
  statusChanged(): void
  stop(): Promise<void>
}

export type UplinkOptions = {
  identity: Identity
  db: EdgeDatabase
  journal: Journal
  corrected: CorrectedClock
  sources: StatusSources
  camera: ViewerPort | undefined
  clock: Clock
  log: Log
}

export function startUplink(options: UplinkOptions): Uplink {
  const { identity, db, journal, corrected, sources, camera, clock, log } = options
  const { controllerId } = identity
  let current: Link | undefined
  let isAnnounced = false
  let sinceMs = 0
  let suspectedMs = Number.NEGATIVE_INFINITY
  let cancelMeasure: CancelTimer = () => {}

  /** Parts outlive a connection; they speak through the one that is up. */
  const link: Link = {
    isUp: () => current?.isUp() ?? false,
    publish: (topic, payload, more) => current?.publish(topic, payload, more),
  }
  const meter = createClockMeter({
    link,
    identity,
    clock,
    corrected,
    log,
    onStep: (stepMs) => journal.note({ kind: 'clock', stepMs }),
  })
  const shipper = startShipping({ link, controllerId, db, journal, clock, log })
  const obey = createObedience({
    link,
    identity,
    db,
    journal,
    corrected,
    doors: sources.doors,
    camera,
    log,
    onClockSuspect: measureSoon,
  })

  function announce(): void {
    if (!isAnnounced) return
    const status = buildStatus(sources, journal.bootId, sinceMs)
    link.publish(up.status(controllerId), JSON.stringify(status), { retain: true })
  }

  function measureSoon(): void {
    if (clock.monotonicMs() - suspectedMs < measureAtMostEveryMs) return
    suspectedMs = clock.monotonicMs()
    void meter.measure()
  }

  function measureAgain(): void {
    cancelMeasure = clock.setTimer(measureEveryMs, () => {
      void meter.measure()
      measureAgain()
    })
  }

  /** The clock goes before the status: the first command after it finds the age judged by the cloud's time. */
  async function begin(fresh: Link): Promise<void> {
    current = fresh
    log.info({ controllerId }, 'link up')
    await meter.measure()
    if (current !== fresh || !fresh.isUp()) return
    sinceMs = corrected.nowMs()
    isAnnounced = true
    announce()
    shipper.linked()
    measureAgain()
  }

  const supervision = supervise({
    name: 'uplink',
    clock,
    log,
    firstDelayMs,
    maxDelayMs,
    run: (signal) =>
      runMqtt(
        {
          identity,
          log,
          onUp: (fresh) => void begin(fresh),
          onDown() {
            log.info('link down')
            isAnnounced = false
            cancelMeasure()
            shipper.unlinked()
          },
          onMessage(topic, payload) {
            if (topic === down.command(controllerId)) void obey(payload)
            else if (topic === down.journalAck(controllerId)) shipper.heed(payload)
            else if (topic === down.clock(controllerId)) void meter.heed(payload)
          },
        },
        signal,
      ),
  })

  return {
    isUp: link.isUp,
    statusChanged: announce,
    async stop() {
      cancelMeasure()
      await supervision.stop()
      shipper.stop()
    },
  }
}

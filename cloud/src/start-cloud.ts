import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import { seedDemo, writeDemoFile } from './demo/index.ts'
import type { OpeningAnswer } from './door/index.ts'
import { createLive } from './entrance/index.ts'
import { answerClock, createCommands, createPresence, createRevocations, locator, watchStatus } from './fleet/index.ts'
import { createIdentity, openSecret, startSweeping } from './identity/index.ts'
import { receiveJournal } from './journal/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Settings } from './platform/config/index.ts'
import { openDatabase } from './platform/database/index.ts'
import { listen } from './platform/http/index.ts'
import { createSseHub, startNotifications } from './platform/live/index.ts'
import { lockDataFolder } from './platform/lock-data-folder.ts'
import { createMetrics } from './platform/metrics.ts'
import { openPki } from './platform/pki/index.ts'
import { noSms, outboxSms } from './platform/sms/index.ts'
import { startBroker } from './start-broker.ts'

export interface Cloud {
  /** Where people reach it. */
  url: string
  httpPort: number
  stop(): Promise<void>
}

/** Starts the cloud, part after part; when one does not start, those before it are stopped again. `stop` goes the other way. */
export async function startCloud(settings: Settings, clock: Clock, log: Logger): Promise<Cloud> {
  await using parts = new AsyncDisposableStack()
  const { http, demo } = settings
  const dataFolder = resolve(settings.dataFolder)
  parts.defer(lockDataFolder(dataFolder))

  const nodeId = `node-${randomBytes(4).toString('hex')}`
  const publicHost = http.publicUrl === undefined ? [] : [new URL(http.publicUrl).hostname]
  const pki = await openPki(dataFolder, [...list(http.lanAddress), ...publicHost], clock.now())

  const database = await openDatabase({ url: settings.database.url, dataFolder }, clock, log)
  parts.defer(database.stop)
  const { db } = database
  if (demo) {
    await seedDemo({ db, clock })
    await writeDemoFile({ db, clock }, dataFolder)
  }

  const notifications = await startNotifications(database.address, clock, log)
  parts.defer(notifications.stop)
  const revocations = createRevocations(db)
  const { broker, mqttUrl } = await startBroker({
    settings: settings.mqtt,
    pki,
    nodeId,
    isRevoked: revocations.has,
    log,
  })
  parts.defer(broker.stop)
  await revocations.follow(notifications, broker.cut)

  const presence = createPresence()
  const locate = locator(db)
  const hub = createSseHub(clock)
  const metrics = createMetrics({
    controllersOnline: () => presence.online().length,
    liveClients: () => hub.listeners().length,
  })
  const live = createLive({ ctx: { db, clock, log }, hub, notifications, presence })
  const commands = await createCommands({ broker, key: pki.commandKey, clock, log, nodeId })
  await answerClock(broker, clock, log)
  await receiveJournal({ broker, db, clock, log, locate, count: (records) => metrics.journalRecords.inc(records) })
  const onChange = live.entranceChanged
  parts.defer(await watchStatus({ broker, db, clock, log, presence, locate, onChange }))

  const publicUrl = http.publicUrl ?? `${http.tls ? 'https' : 'http'}://localhost:${http.port}`
  const sms = demo ? outboxSms(db, clock) : noSms
  const identity = createIdentity({ db, log, secret: openSecret(pki.files), sms, publicUrl })
  parts.defer(startSweeping({ db, clock, log }))

  const underWay = new Map<string, Promise<OpeningAnswer>>()
  const app = createApp({
    ...{ db, clock, log, metrics, identity, live, pki, publicUrl, mqttUrl, commands, presence, nodeId, underWay },
    checks: { database: db.isReachable, broker: async () => broker.isConnected() },
    count: (outcome) => metrics.openings.inc({ outcome }),
    trustedProxies: list(http.trustedProxies),
    isDemo: demo,
    onClaimed: () => {
      if (!demo) return
      writeDemoFile({ db, clock }, dataFolder).catch((error: unknown) => log.warn({ err: error }, 'demo.json'))
    },
  })
  const server = await listen(app, { ...http, identity: http.tls ? pki.server : undefined, clock, log })
  parts.defer(server.stop)
  parts.defer(hub.stop)

  const whole = parts.move()
  return { url: publicUrl, httpPort: server.port, stop: () => whole.disposeAsync() }
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((it) => it.trim())
    .filter((it) => it !== '')
}

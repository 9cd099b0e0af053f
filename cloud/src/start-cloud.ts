import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import type { Logger } from 'pino'
import { composeCloud } from './compose-cloud.ts'
import { seedDemo, seedStaff, seedVerification, writeDemoFile } from './demo/index.ts'
import { createRevocations } from './fleet/index.ts'
import { openSecret } from './identity/index.ts'
import { nameOperator } from './operator/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Settings } from './platform/config/index.ts'
import { openDatabase } from './platform/database/index.ts'
import { createFiles, folderStore, openMasterKeys, s3Store } from './platform/files/index.ts'
import { listen } from './platform/http/index.ts'
import { startJobs } from './platform/jobs/index.ts'
import { startNotifications } from './platform/live/index.ts'
import { lockDataFolder } from './platform/lock-data-folder.ts'
import { outboxSenders } from './platform/outbox/index.ts'
import { openPki } from './platform/pki/index.ts'
import { startBroker } from './start-broker.ts'
import { startCarriers } from './start-carriers.ts'

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
    await seedStaff({ db, clock }, openSecret(pki.files))
    await writeDemoFile({ db, clock }, dataFolder)
  }

  await nameOperator({ db, clock }, settings.operator.phone)

  const notifications = await startNotifications(database.address, clock, log)
  parts.defer(notifications.stop)
  const revocations = createRevocations(db, log)
  let cut = (_serial: string) => {}
  // Known before the first controller knocks.
  await revocations.follow(notifications, (serial) => cut(serial))
  const { broker, mqttUrl } = await startBroker({
    settings: settings.mqtt,
    pki,
    nodeId,
    isRevoked: revocations.has,
    log,
  })
  parts.defer(broker.stop)
  cut = broker.cut

  const outside = await startCarriers(settings, clock, log)
  parts.defer(outside.stop)
  const jobs = await startJobs({ db, clock, log })
  parts.defer(jobs.stop)
  const carriers = demo ? outboxSenders(db, clock) : outside.carriers

  const blobs =
    settings.files.s3Url === undefined ? folderStore(join(dataFolder, 'files')) : s3Store(settings.files.s3Url)
  if (demo) {
    const files = createFiles({ db, clock }, { blobs, keys: openMasterKeys(pki.files) })
    await seedVerification({ db, clock }, files)
  }
  const composed = await composeCloud({
    ...{ db, notifications, broker, clock, log, pki, mqttUrl, nodeId, jobs, carriers, blobs },
    isDemo: demo,
    publicUrl: http.publicUrl ?? `${http.tls ? 'https' : 'http'}://localhost:${http.port}`,
    trustedProxies: list(http.trustedProxies),
    onClaimed: () => {
      if (!demo) return
      writeDemoFile({ db, clock }, dataFolder).catch((error: unknown) => log.warn({ err: error }, 'demo.json'))
    },
  })
  parts.defer(composed.stop)
  const server = await listen(composed.app, { ...http, identity: http.tls ? pki.server : undefined, clock, log })
  parts.defer(server.stop)
  parts.defer(composed.endStreams)

  const whole = parts.move()
  return { url: composed.publicUrl, httpPort: server.port, stop: () => whole.disposeAsync() }
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((it) => it.trim())
    .filter((it) => it !== '')
}

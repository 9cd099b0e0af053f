import type { Hono } from 'hono'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import { sweepViewers } from './camera/index.ts'
import { readPasswordRules } from './company-settings/index.ts'
import { sweepOpenings } from './door/index.ts'
import { createLive } from './entrance/index.ts'
import { answerClock, createCommands, createPresence, locator, type Presence, watchStatus } from './fleet/index.ts'
import { createIdentity, followSessions, openSecret, parsePhone, startSweeping } from './identity/index.ts'
import { receiveJournal } from './journal/index.ts'
import { type Carriers, startMessages } from './message/index.ts'
import { lettersOver, startDispatching, startPushing, turnAllOff } from './notification/index.ts'
import { personData } from './person-data.ts'
import type { Broker } from './platform/broker/index.ts'
import { createCaptcha } from './platform/captcha/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Database } from './platform/database/index.ts'
import { type BlobStore, createFiles, openMasterKeys } from './platform/files/index.ts'
import type { HttpEnv } from './platform/http/index.ts'
import type { Jobs } from './platform/jobs/index.ts'
import { createSseHub, type Notifications, type SseHub } from './platform/live/index.ts'
import { createMetrics } from './platform/metrics.ts'
import { sweepOutbox } from './platform/outbox/index.ts'
import type { Pki } from './platform/pki/index.ts'
import { openVapidKeys, type PushSender, webPushSender } from './platform/push/index.ts'
import { repeatHourly } from './platform/repeat-hourly.ts'
import { startPrivacyJobs } from './privacy/index.ts'
import { startImporting } from './property/index.ts'
import { startRegistrationSweeping } from './registration/index.ts'
import { endAllResidencies, sweepResidencies } from './residency/index.ts'
import { withdrawForms } from './verification/index.ts'

export interface ComposeOptions {
  db: Database
  notifications: Notifications
  broker: Broker
  clock: Clock
  log: Logger
  pki: Pki
  /** Addresses controllers' answers to this process. */
  nodeId: string
  mqttUrl: (host: string) => string
  publicUrl: string
  trustedProxies: string[]
  isDemo: boolean
  jobs: Jobs
  carriers: Carriers
  /** Where people's files lie, sealed. */
  blobs: BlobStore
  /** Wakes browsers; left out: by Web Push, under this cloud's own key. */
  push?: PushSender
  onClaimed: () => void
}

export interface ComposedCloud {
  app: Hono<HttpEnv>
  presence: Presence
  hub: SseHub
  publicUrl: string
  /** Comes before the server's end, which would wait for open streams. */
  endStreams(): void
  stop(): Promise<void>
}

/** Puts the domains together over a database and a broker that are there already. */
export async function composeCloud(options: ComposeOptions): Promise<ComposedCloud> {
  const { db, notifications, broker, clock, log, pki, nodeId, publicUrl } = options
  const presence = createPresence()
  const locate = locator(db)
  const hub = createSseHub(clock)
  const metrics = createMetrics({
    controllersOnline: () => presence.online().length,
    liveClients: () => hub.listeners().length,
  })
  const live = createLive({ ctx: { db, clock, log }, hub, notifications, presence })
  const commands = await createCommands({ broker, key: pki.commandKey, clock, log, nodeId })
  await answerClock(broker, pki.commandKey, clock, log)
  await receiveJournal({ broker, db, clock, log, locate, count: (records) => metrics.journalRecords.inc(records) })
  const onChange = live.entranceChanged
  const stopStatus = await watchStatus({ broker, db, clock, log, presence, locate, onChange })

  const { jobs, carriers } = options
  const files = createFiles({ db, clock }, { blobs: options.blobs, keys: openMasterKeys(pki.files) })
  const count = (kind: string, status: string) => metrics.messages.inc({ kind, status })
  const messages = await startMessages({ db, clock, log, jobs, carriers, count })
  const push = options.push ?? webPushSender({ keys: openVapidKeys(pki.files), contact: contactOf(publicUrl) })
  await startPushing({ db, clock, log, jobs, push })
  await startImporting({ db, clock, log, jobs })
  const leave = (userId: string) => endAllResidencies({ db, clock }, userId)
  await startPrivacyJobs({ db, clock, log, jobs, files, blobs: options.blobs, tables: personData, leave })
  const letters = lettersOver(messages)
  const stopDispatching = startDispatching({ db, clock, log, jobs, notifications, letters, publicUrl })
  const secret = openSecret(pki.files)
  const companyRules = (userId: string) => readPasswordRules({ db }, userId)
  const identity = createIdentity({ db, log, secret, messages, publicUrl, companyRules })
  const captcha = createCaptcha(secret)
  followSessions(identity, notifications)
  const stopSweeping = startSweeping({ db, clock, log })
  const stopLapsing = startRegistrationSweeping({ db, clock, log }, { post: messages })
  const stopForgetting = repeatHourly({ clock, log }, async () => {
    for (const sweep of [sweepOpenings, sweepViewers, sweepOutbox, sweepResidencies]) await sweep({ db, clock })
    await files.sweep()
  })

  const app = createApp({
    ...options,
    support: { post: messages, readPhone: parsePhone },
    pushKey: push.publicKey,
    registrationPost: messages,
    keyPost: messages,
    invitationPost: { ...messages, publicUrl },
    household: { post: messages, publicUrl },
    privacy: {
      ...{ jobs, blobs: options.blobs, tables: personData, onWithdrawn: { notifications: turnAllOff } },
      beforeWithdrawn: { verification: (userId) => withdrawForms({ db, clock }, userId) },
    },
    ...{ metrics, identity, captcha, live, commands, presence, nodeId, underWay: new Map(), files },
    checks: { database: () => db.isReachable(), migrations: () => db.isMigrated(), broker: () => broker.isConnected() },
    count: (outcome) => metrics.openings.inc({ outcome }),
  })
  return {
    app,
    presence,
    hub,
    publicUrl,
    endStreams: hub.stop,
    stop: async () => {
      stopStatus()
      await stopSweeping()
      await stopLapsing()
      await stopForgetting()
      await stopDispatching()
    },
  }
}

/** Whom a push service may ask about us (RFC 8292 §2.1): an address of our own, where it is one of the open internet. */
function contactOf(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? publicUrl : 'mailto:push@domovoy.example'
}

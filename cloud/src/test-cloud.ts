import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { vi } from 'vitest'
import { z } from 'zod'
import { type ComposedCloud, composeCloud } from './compose-cloud.ts'
import { otherCompany, ownCompany, seedDemo, seedStaff, staffTotpSecret } from './demo/index.ts'
import { FakeController } from './fleet/fake-controller.ts'
import { controller } from './fleet/index.ts'
import { openSecret, totpAt, totpStep } from './identity/index.ts'
import { FakeBroker } from './platform/broker/index.ts'
import { systemClock } from './platform/clock.ts'
import { openTestDatabase, type TestDatabase } from './platform/database/test-database.ts'
import { type BlobStore, folderStore } from './platform/files/index.ts'
import { startJobs } from './platform/jobs/index.ts'
import { type Notifications, startNotifications } from './platform/live/index.ts'
import { outboxSenders } from './platform/outbox/index.ts'
import { openPki, type Pki } from './platform/pki/index.ts'
import { FakePushSender } from './platform/push/fake-push-sender.ts'
import { VirtualClock } from './platform/virtual-clock.ts'

export const anna = '+79000000001'
export const pyotr = '+79000000002'
export const maria = '+79000000003'
export const oleg = '+79000000004'
/** Staff of the first company, by role, and the other company's administrator. */
export const olga = '+79000000010'
export const dmitry = '+79000000011'
export const nikolay = '+79000000013'
export const gleb = '+79000000016'
export const sergey = '+79000000020'
export const viktor = '+79000000030'
export const [house, nextHouse] = ownCompany.houses
export const [otherHouse] = otherCompany.houses

const outbox = z.object({ messages: z.array(z.object({ to: z.string(), text: z.string() })) })

const halfway = z.object({ needsSecondFactor: z.boolean() })

/** A message leaves right after the answer, not with it. */
const arrives = { timeout: 10_000, interval: 5 }

export interface Ask {
  method?: string
  headers?: Record<string, string>
  body?: string
}

/** The whole cloud of the demo's houses over a real database; the broker, the controller and the time are the test's. */
export interface TestCloud extends ComposedCloud {
  database: TestDatabase
  notifications: Notifications
  broker: FakeBroker
  controller: FakeController
  clock: VirtualClock
  pki: Pki
  blobs: BlobStore
  push: FakePushSender
  /** Asks as a person, who is signed in for it; or as nobody. */
  ask(phone: string | undefined, path: string, init?: Ask): Promise<Response>
  /** The code that an act sends to a phone. */
  codeAfter(phone: string, act: () => Promise<unknown>): Promise<string>
}

export async function startTestCloud(): Promise<TestCloud> {
  const folder = mkdtempSync(join(tmpdir(), 'test-cloud-'))
  const log = pino({ level: 'silent' })
  const clock = new VirtualClock(Date.now())
  const database = await openTestDatabase(log)
  const { db } = database
  await seedDemo({ db, clock })
  await db.inTenant(ownCompany.id, (tx) => tx.update(controller).set({ claimedAt: new Date(clock.now()) }))
  const notifications = await startNotifications(database.address, systemClock, log)
  const broker = new FakeBroker()
  const pki = await openPki(folder, [], clock.now())
  await seedStaff({ db, clock }, openSecret(pki.files))
  const jobs = await startJobs({ db, clock, log })
  const push = new FakePushSender()
  const blobs = folderStore(join(folder, 'files'))
  const composed = await composeCloud({
    ...{
      db,
      notifications,
      broker,
      clock,
      log,
      pki,
      jobs,
      push,
      carriers: outboxSenders(db, clock),
      blobs,
    },
    nodeId: 'node-1',
    mqttUrl: (host) => `mqtts://${host}:8883`,
    publicUrl: 'http://localhost:8080',
    trustedProxies: [],
    isDemo: true,
    onClaimed: () => {},
  })

  const request = async (path: string, { headers, ...init }: Ask, cookie = '') => {
    const socket = { remoteAddress: '127.0.0.1', remotePort: 1, remoteFamily: 'IPv4' }
    const all = { origin: 'http://localhost:8080', ...(cookie && { cookie }), ...headers }
    return await composed.app.request(path, { ...init, headers: all }, { incoming: { socket } })
  }
  const texts = async (phone: string) => {
    const { messages } = outbox.parse(await (await request('/api/outbox', {})).json())
    return messages.filter(({ to }) => to === phone).map(({ text }) => text)
  }
  const codeAfter: TestCloud['codeAfter'] = async (phone, act) => {
    const { length: before } = await texts(phone)
    await act()
    const [newest = ''] = await vi.waitUntil(async () => {
      const now = await texts(phone)
      return now.length > before && now
    }, arrives)
    return /\d{4}/.exec(newest)?.[0] ?? ''
  }
  const cookies = new Map<string, Promise<string>>()
  const signIn = async (phone: string) => {
    const post = (path: string, body: unknown) =>
      request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    const code = await codeAfter(phone, () => post('/api/auth/code', { phone }))
    const verified = await post('/api/auth/verify', { phone, code })
    const half = cookiesOf(verified)
    const { needsSecondFactor } = halfway.parse(await verified.json())
    if (!needsSecondFactor) return half
    // The demo's staff: their authenticator app is known.
    const password = totpAt(staffTotpSecret, totpStep(clock.now()))
    const init = { method: 'POST', headers: { 'content-type': 'application/json' } }
    const body = JSON.stringify({ code: password })
    return cookiesOf(await request('/api/auth/second-factor/verify', { ...init, body }, half))
  }
  const ask: TestCloud['ask'] = async (phone, path, init = {}) => {
    if (phone === undefined) return await request(path, init)
    const cookie = cookies.get(phone) ?? signIn(phone)
    cookies.set(phone, cookie)
    return await request(path, init, await cookie)
  }
  const stop = async () => {
    composed.endStreams()
    await composed.stop()
    await jobs.stop()
    await notifications.stop()
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const its = new FakeController(broker, house.controllerId)
  return {
    ...composed,
    database,
    notifications,
    broker,
    controller: its,
    clock,
    pki,
    push,
    blobs,
    ask,
    codeAfter,
    stop,
  }
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((it) => it.split(';')[0])
    .join('; ')
}

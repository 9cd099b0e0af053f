import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { type Notifications, notify, startNotifications } from '../live/index.ts'
import { isDatabaseGone, type OpenDatabase, openDatabase } from './index.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'restart-'))
const log = pino({ level: 'silent' })
const recordId = '01936f4e-5a00-7000-8000-000000000001'
const entranceId = '01936f4e-5a00-7000-8000-000000000002'
let database: OpenDatabase
let notifications: Notifications

beforeAll(async () => {
  database = await openDatabase({ url: undefined, dataFolder }, systemClock, log)
  notifications = await startNotifications(database.address, systemClock, log)
})
afterAll(async () => {
  await notifications.stop()
  await database.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

const serverPid = () => Number(readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

it('goes on after its server was killed: refused for a moment, then served, and notified again', async () => {
  const resumed = vi.fn()
  const heard = vi.fn()
  notifications.onResume(resumed)
  notifications.on('journal', heard)
  expect(await database.db.isReachable()).toBe(true)
  const killed = serverPid()
  process.kill(killed, 'SIGKILL')
  // Connections break as soon as the server's parts notice; then it is refused until the server is up again.
  const error = await vi.waitUntil(
    () =>
      database.db
        .as({}, async () => undefined)
        .then(
          () => undefined,
          (failure: unknown) => failure,
        ),
    { timeout: 10_000, interval: 5 },
  )
  expect(isDatabaseGone(error)).toBe(true)
  await vi.waitFor(async () => expect(await database.db.isReachable()).toBe(true), { timeout: 15_000, interval: 50 })
  expect(serverPid()).not.toBe(killed)
  await vi.waitFor(() => expect(resumed).toHaveBeenCalledOnce(), { timeout: 10_000 })
  await database.db.as({}, (tx) => notify(tx, 'journal', { entranceId, recordId }))
  await vi.waitFor(() => expect(heard).toHaveBeenCalledWith({ entranceId, recordId }), { timeout: 5_000 })
})

it('says nothing of what was rolled back', async () => {
  const heard = vi.fn()
  notifications.on('journal', heard)
  const undone = database.db.as({}, async (tx) => {
    await notify(tx, 'journal', { entranceId, recordId: entranceId })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  await database.db.as({}, (tx) => notify(tx, 'journal', { entranceId, recordId }))
  await vi.waitFor(() => expect(heard).toHaveBeenCalled(), { timeout: 5_000 })
  expect(heard.mock.calls).toEqual([[{ entranceId, recordId }]])
})

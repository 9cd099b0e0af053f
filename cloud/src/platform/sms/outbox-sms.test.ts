import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemClock } from '../clock.ts'
import { type OpenDatabase, openDatabase } from '../database/index.ts'
import { VirtualClock } from '../virtual-clock.ts'
import { listOutbox, outboxSms } from './outbox-sms.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'domovoy-outbox-'))
let database: OpenDatabase
beforeAll(async () => {
  database = await openDatabase({ url: undefined, dataFolder }, systemClock, pino({ level: 'silent' }))
}, 60_000)
afterAll(async () => {
  await database.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

it('keeps what was sent for the demo to show, newest first', async () => {
  const clock = new VirtualClock()
  const sms = outboxSms(database.db, clock)
  const start = clock.now()
  await sms.send({ to: '+79000000001', text: 'Первое 👻' })
  await sms.send({ to: '+79000000002', text: 'Второе в тот же миг' })
  clock.advance(1000)
  await sms.send({ to: '+79000000003', text: 'Третье' })
  const shown = await listOutbox(database.db, 2)
  expect(shown).toEqual([
    { id: expect.any(String), at: new Date(start + 1000), kind: 'sms', to: '+79000000003', text: 'Третье' },
    { id: expect.any(String), at: new Date(start), kind: 'sms', to: '+79000000002', text: 'Второе в тот же миг' },
  ])
})

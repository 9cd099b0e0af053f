import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { sent } from '../delivery.ts'
import { VirtualClock } from '../virtual-clock.ts'
import { listOutbox, outboxSenders } from './outbox.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.stop())

it('keeps what would have been sent for the demo to show, newest first', async () => {
  const clock = new VirtualClock()
  const { sms, mail, call } = outboxSenders(database.db, clock)
  const { signal } = new AbortController()
  const start = clock.now()
  const text = (to: string, text: string) => sms.send({ id: to, to, text, expiresAt: start + 1 }, signal)
  expect(await text('+79000000001', "Первое 👻 '; --")).toEqual(sent)
  await text('+79000000002', 'Второе в тот же миг')
  clock.advance(1000)
  const letter = { to: 'anna@example.org', subject: 'Третье', text: 'Письмо', html: '<p>Письмо</p>' }
  expect(await mail.send({ id: 'three', ...letter }, signal)).toEqual(sent)
  clock.advance(1000)
  const spoken = { digits: '0042', language: 'ru', text: 'Ваш код: 0042.', expiresAt: start + 5000 } as const
  expect(await call.send({ id: 'four', to: '+79000000003', ...spoken }, signal)).toEqual(sent)
  const one = { id: expect.any(String), at: new Date(start), kind: 'sms', subject: null }
  expect(await listOutbox(database.db)).toEqual([
    { ...one, at: new Date(start + 2000), kind: 'call', to: '+79000000003', text: 'Ваш код: 0042.' },
    { ...one, at: new Date(start + 1000), kind: 'mail', to: 'anna@example.org', subject: 'Третье', text: 'Письмо' },
    { ...one, to: '+79000000002', text: 'Второе в тот же миг' },
    { ...one, to: '+79000000001', text: "Первое 👻 '; --" },
  ])
  expect(await listOutbox(database.db, 1)).toHaveLength(1)
})

it('takes many at the same moment', async () => {
  const { sms } = outboxSenders(database.db, new VirtualClock(Date.UTC(2027, 0)))
  const phones = Array.from({ length: 20 }, (_, n) => `+790000001${n + 10}`)
  const { signal } = new AbortController()
  await Promise.all(phones.map((to) => sms.send({ id: to, to, text: to, expiresAt: 0 }, signal)))
  const shown = await listOutbox(database.db, 20)
  expect(shown.map(({ to }) => to).sort()).toEqual(phones)
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../platform/clock.ts'
import type { OpenDatabase } from '../platform/database/index.ts'
import { listOutbox, noSms, outboxSms } from '../platform/sms/index.ts'
import { FakeSmsSender } from './fake-sms-sender.ts'
import type { SmsMessage, SmsSender } from './sms-sender.ts'
import { openTestDatabase } from './test-house.ts'

let database: OpenDatabase
beforeAll(async () => {
  database = await openTestDatabase()
}, 60_000)
afterAll(() => database.stop())

interface Driver {
  sender: SmsSender
  sent: () => Promise<SmsMessage[]>
}

function fake(): Driver {
  const sender = new FakeSmsSender()
  return { sender, sent: async () => sender.sent }
}

function outbox(): Driver {
  const sent = async () => (await listOutbox(database.db)).map(({ to, text }) => ({ to, text }))
  return { sender: outboxSms(database.db, systemClock), sent }
}

/** What every driver of the port keeps. */
describe.each([
  ['the fake', fake],
  ['the outbox', outbox],
])('%s', (_name, make) => {
  it('has taken a message over, letter by letter, once send resolves', async () => {
    const { sender, sent } = make()
    const message = { to: '+79000000001', text: "Код 0042 — «Домовой» 👻 '; --" }
    await sender.send(message)
    expect(await sent()).toContainEqual(message)
  })

  it('takes many at the same moment', async () => {
    const { sender, sent } = make()
    const messages = Array.from({ length: 20 }, (_, n) => ({ to: `+790000001${n + 10}`, text: `${n}` }))
    await Promise.all(messages.map((message) => sender.send(message)))
    expect(await sent()).toEqual(expect.arrayContaining(messages))
  })
})

it('no carrier means that every message is refused', async () => {
  const sender: SmsSender = noSms
  await expect(sender.send({ to: '+79000000001', text: '' })).rejects.toThrow('no SMS carrier')
})

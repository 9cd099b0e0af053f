import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { pino } from 'pino'
import smpp from 'smpp'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { testPost } from './message/test-post.ts'
import { systemClock } from './platform/clock.ts'
import { loadSettings } from './platform/config/index.ts'
import { openTestDatabase, type TestDatabase } from './platform/database/test-database.ts'
import { TestSmsCentre } from './platform/sms/test-sms-centre.ts'
import { startCarriers } from './start-carriers.ts'
import { trySending } from './try-sending.ts'

/* From the settings to the peer: what an operator sets is what people's phones and mailboxes get. */

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.stop())

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const within = { timeout: 15_000, interval: 20 }

/** A node with what the environment names, by real time. */
async function node(env: NodeJS.ProcessEnv, lines: string[] = []) {
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) })
  const { carriers, stop } = await startCarriers(loadSettings(undefined, env), systemClock, log)
  const post = await testPost(database, systemClock, carriers)
  stops.push(stop, post.stop)
  const queue = async (kind: 'sms' | 'mail' | 'call', to: string) => {
    const told = {
      template: kind === 'call' ? 'spoken-code' : 'sign-in-code',
      values: { code: '0042' },
      language: 'ru',
    } as const
    const expiresAt = Date.now() + 600_000
    await database.db.as({}, (tx) => post.messages.queue(tx, { kind, to, ...told, expiresAt }))
    post.messages.hurry(kind)
  }
  return { ...post, queue }
}

const code = 'Домовой: код для входа 0042. Никому его не говорите.'

describe('SMS by SMPP', () => {
  it('arrives once, after the centre was away for a while, and two nodes share one database', async () => {
    const centre = new TestSmsCentre()
    const port = await centre.start()
    await centre.stop()
    stops.push(() => centre.stop())
    const lines: string[] = []
    const env = { SMS_URL: `smpp://uk:s3cret@127.0.0.1:${port}`, SMS_FROM: 'UK Lesnaya' }
    const [one, two] = [await node(env, lines), await node(env, lines)]
    await one.queue('sms', '+79000000001')
    await vi.waitUntil(() => [...one.events, ...two.events].includes('retried'), within)
    await centre.start(port)
    await vi.waitUntil(() => [...one.events, ...two.events].includes('sent'), within)
    expect(centre.submits).toMatchObject([
      { source_addr: 'UK Lesnaya', destination_addr: '79000000001', short_message: { message: code } },
    ])
    expect([...lines, ...one.lines, ...two.lines].join('')).not.toMatch(/s3cret|0042|79000000001/)
  })
})

it('SMS by an HTTP gateway arrives', async () => {
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    asked.push(await readText(request))
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  stops.push(() => new Promise((resolve) => server.close(resolve)))
  const { port } = server.address() as AddressInfo
  const { queue } = await node({ SMS_URL: `http://127.0.0.1:${port}/send?to={to}`, SMS_TOKEN: 's3cret' })
  await queue('sms', '+79000000001')
  await vi.waitUntil(() => asked.length === 1, within)
})

it('a call by an HTTP gateway is asked for, with its digits', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  stops.push(() => new Promise((resolve) => server.close(resolve)))
  const { port } = server.address() as AddressInfo
  const env = { VOICE_URL: `http://127.0.0.1:${port}/call?to={to}&say={digits}&key={token}`, VOICE_TOKEN: 's3cret' }
  const { queue } = await node(env)
  await queue('call', '+79000000001')
  await vi.waitUntil(() => asked.length === 1, within)
  expect(asked).toEqual(['/call?to=%2B79000000001&say=0042&key=s3cret'])
})

it('mail by SMTP arrives', async () => {
  const letters: string[] = []
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], closeTimeout: 50 },
    onData: (stream, _session, done) => {
      void readText(stream).then((source) => {
        letters.push(source)
        done()
      })
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  stops.push(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = listening.address() as AddressInfo
  const env = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'УК Лесная <uk@lesnaya.example>' }
  const { queue } = await node(env)
  await queue('mail', 'anna@example.org')
  await vi.waitUntil(() => letters.length === 1, within)
  expect(letters[0]).toContain('<uk@lesnaya.example>')
})

describe('a trial', () => {
  const log = pino({ level: 'silent' })

  it('tells whether the carrier takes a message', async () => {
    const centre = new TestSmsCentre()
    const port = await centre.start()
    stops.push(() => centre.stop())
    const settings = loadSettings(undefined, { SMS_URL: `smpp://uk:s3cret@127.0.0.1:${port}` })
    await trySending(settings, '+79000000001', systemClock, log)
    expect(centre.submits).toMatchObject([{ short_message: { message: 'Домовой: проверка связи. Сообщения уходят.' } }])
    centre.statuses = [smpp.errors.ESME_RINVDSTADR ?? 0]
    const refusal = trySending(settings, '+79000000001', systemClock, log)
    await expect(refusal).rejects.toThrow('the message was not taken: ESME_RINVDSTADR')
  })

  it('rings a phone, and tells why that came to nothing', async () => {
    const trunk = createSocket('udp4').bind(0, '127.0.0.1')
    await once(trunk, 'listening')
    stops.push(async () => trunk.close())
    trunk.on('message', (message, { port }) => {
      if (!message.toString().startsWith('INVITE')) return
      const [, ...lines] = message.toString().split('\r\n')
      const same = lines.filter((line) => /^(Via|From|Call-ID|CSeq):/.test(line))
      const answer = ['SIP/2.0 486 Busy Here', ...same, 'To: <sip:x@y>;tag=z', 'Content-Length: 0', '', '']
      trunk.send(answer.join('\r\n'), port, '127.0.0.1')
    })
    const settings = loadSettings(undefined, { VOICE_URL: `sip:uk:s3cret@127.0.0.1:${trunk.address().port}` })
    const trial = trySending(settings, 'tel:+79000000001', systemClock, log)
    await expect(trial).rejects.toThrow('the message was not taken: busy')
  })

  it('tells that nothing is set', async () => {
    const nothing = trySending(loadSettings(undefined, {}), 'anna@example.org', systemClock, log)
    await expect(nothing).rejects.toThrow('nothing is set')
  })
})

it('without settings there is nobody', async () => {
  const { carriers } = await startCarriers(loadSettings(undefined, {}), systemClock, pino({ level: 'silent' }))
  expect(carriers).toEqual({})
})

import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { connect, createServer, type Socket as NetSocket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { sent } from '../delivery.ts'
import { hearDigits } from './hear-digits.ts'
import { dialled, type SipVoiceOptions, sipVoice } from './sip-voice.ts'
import { freePort, numbers, startPeer, startPhone, startTrunk, trunkName, trunkPassword } from './test-trunk.ts'

/* The peers are real: Kamailio as the trunk, baresip as the phone, sipp where a phone has to behave badly. */

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const withPhone = { timeout: 60_000 }
const given = new AbortController().signal

function voice(port: number, change: Partial<SipVoiceOptions> = {}, lines: string[] = []) {
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) })
  const credentials = { username: trunkName, password: trunkPassword }
  const common = { transport: 'UDP', host: '127.0.0.1', port, credentials, from: '74950000000', numbers: '+7' } as const
  const caller = sipVoice({ ...common, ringLimitMs: 40_000, lines: 4, ...change }, systemClock, log)
  stops.push(caller.stop)
  const call = (to = numbers.phone, digits = '4721', language: 'ru' | 'en' = 'ru', signal = given) =>
    caller.send({ id: 'x', to, digits, language, text: digits, expiresAt: Date.now() + 60_000 }, signal)
  return { ...caller, call, lines }
}

/** Said three times; a machine that is busy with all the other tests may lose some sound. */
const timesHeard = (code: string, heard: string) => heard.split(code).length - 1

async function house(change: Partial<SipVoiceOptions> = {}, phoneIs = {}, algorithm?: 'MD5' | 'SHA-256') {
  const phone = await startPhone(phoneIs)
  const trunk = await startTrunk(phone.port, algorithm)
  stops.push(phone.stop, trunk.stop)
  return { phone, trunk, ...voice(trunk.port, change) }
}

describe('a phone behind a trunk', () => {
  it(
    'hears the code three times in Russian, by UDP, MD5 and A-law; no password gets into a log',
    withPhone,
    async () => {
      const { call, phone, lines } = await house()
      expect(await call(numbers.phone, '0472')).toEqual(sent)
      expect(timesHeard('0472', await hearDigits(await phone.heard(), 'ru'))).toBeGreaterThanOrEqual(2)
      expect(lines.join('')).not.toMatch(/s3cret|79000000001|0472/)
    },
  )

  it('hears it in English, by TCP, SHA-256 and µ-law', withPhone, async () => {
    const { call, phone } = await house({ transport: 'TCP' }, { codec: 'pcmu' }, 'SHA-256')
    expect(await call(numbers.phone, '913568', 'en')).toEqual(sent)
    expect(timesHeard('913568', await hearDigits(await phone.heard(), 'en'))).toBeGreaterThanOrEqual(2)
  })

  it('is busy, unknown, or out of reach of the trunk', async () => {
    const { call } = await house()
    expect(await call(numbers.busy)).toEqual({ outcome: 'later', reason: 'busy' })
    expect(await call(numbers.unknown)).toEqual({ outcome: 'refused', reason: 'no such number' })
    expect(await call(numbers.down)).toEqual({ outcome: 'later', reason: 'SIP 503' })
  })

  it('rings for so long and no longer', withPhone, async () => {
    const { call, phone } = await house({ ringLimitMs: 2_000 }, { picksUp: false })
    expect(await call()).toEqual({ outcome: 'refused', reason: 'no answer' })
    await vi.waitUntil(() => /session closed|terminated/.test(phone.said()), { timeout: 5_000 })
  })

  it('is not rung with a wrong password', async () => {
    const { call, phone } = await house({ credentials: { username: trunkName, password: 'guess' } })
    expect(await call()).toEqual({ outcome: 'later', reason: 'wrong name or password' })
    expect(phone.said()).not.toContain('incoming call')
  })

  it('is let go when it hangs up before it heard the code, or when the node ends', withPhone, async () => {
    const { call, phone } = await house()
    const short = call()
    await vi.waitUntil(() => phone.said().includes('Call established'), { timeout: 5_000, interval: 20 })
    phone.child.stdin?.write('b')
    expect(await short).toEqual({ outcome: 'refused', reason: 'hung up before the code was said' })
    const ending = new AbortController()
    const before = phone.said().length
    const long = call(numbers.phone, '4721', 'ru', ending.signal)
    await vi.waitUntil(() => phone.said().slice(before).includes('Call established'), { timeout: 5_000, interval: 20 })
    ending.abort()
    expect(await long).toEqual({ outcome: 'later', reason: 'given up' })
    await vi.waitUntil(() => /session closed/.test(phone.said().slice(before)), { timeout: 5_000 })
  })

  it('is not waited for when it dies in the middle of the call', withPhone, async () => {
    const { call, phone } = await house()
    const calling = call()
    await vi.waitUntil(() => phone.said().includes('Call established'), { timeout: 5_000, interval: 20 })
    phone.child.kill('SIGKILL')
    expect(await calling).toEqual({ outcome: 'later', reason: 'nobody listens at the other end' })
  })
})

describe('a trunk', () => {
  it('that is away is told so at once', async () => {
    const port = await freePort()
    expect(await voice(port).call()).toEqual({ outcome: 'later', reason: 'ECONNREFUSED' })
    expect(await voice(port, { transport: 'TCP' }).call()).toEqual({ outcome: 'later', reason: 'ECONNREFUSED' })
    expect(await voice(port, { host: 'nowhere.invalid' }).call()).toMatchObject({ outcome: 'later' })
  })

  it('that breaks the line, or speaks something else, is left', withPhone, async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {})
      socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    stops.push(async () => server.close())
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    expect(await voice(port, { transport: 'TCP' }).call()).toMatchObject({ outcome: 'later' })
    const { trunk, phone } = await house({}, { picksUp: false })
    const way = await cuttable(trunk.port)
    const ringing = voice(way.port, { transport: 'TCP' }).call()
    await vi.waitUntil(() => /incoming call/i.test(phone.said()), { timeout: 5_000 })
    way.cut()
    expect(await ringing).toMatchObject({
      outcome: 'later',
      reason: expect.stringMatching(/ECONNRESET|hung up the line/),
    })
  })

  it('that loses every fourth datagram still gets the call through', withPhone, async () => {
    const { phone, trunk } = await house()
    const { call } = voice(await losing(trunk.port, 4))
    expect(await call(numbers.phone, '86')).toEqual(sent)
    expect(timesHeard('86', await hearDigits(await phone.heard(), 'ru'))).toBeGreaterThanOrEqual(2)
  })

  it('that says noise only breaks nothing', async () => {
    const noisy = createSocket('udp4').bind(0, '127.0.0.1')
    await once(noisy, 'listening')
    stops.push(async () => noisy.close())
    noisy.on('message', (_message, { port }) => {
      for (const words of ['', '\r\n\r\n', 'SIP/2.0 200 OK\r\n\r\n', 'x'.repeat(60_000)])
        noisy.send(words, port, '127.0.0.1')
      noisy.send(Buffer.from([0, 255, 13, 10]), port, '127.0.0.1')
    })
    const ending = new AbortController()
    const calling = voice(noisy.address().port).call(numbers.phone, '1', 'ru', ending.signal)
    await once(noisy, 'message')
    ending.abort()
    expect(await calling).toEqual({ outcome: 'later', reason: 'given up' })
  })

  it('gets no more calls at once than it has lines, and none after their time', async () => {
    const mute = createSocket('udp4').bind(0, '127.0.0.1')
    await once(mute, 'listening')
    stops.push(async () => mute.close())
    const { call, stop, send } = voice(mute.address().port, { lines: 1 })
    const first = call()
    expect(await call()).toEqual({ outcome: 'later', reason: 'every line is in use' })
    await stop()
    expect(await first).toEqual({ outcome: 'later', reason: 'given up' })
    const late = { id: 'x', to: numbers.phone, digits: '1', language: 'ru', text: '', expiresAt: Date.now() } as const
    expect(await send(late, given)).toEqual({ outcome: 'later', reason: 'its time is over' })
  })
})

/** sipp as a phone that rings for ever and answers the CANCEL as it should. */
it('a phone of sipp that never answers gets its CANCEL', withPhone, async () => {
  const port = await freePort()
  const scenario = join(tmpdir(), `ringing-${port}.xml`)
  writeFileSync(scenario, ringingScenario)
  const phone = startPeer('sipp', ['-sf', scenario, '-i', '127.0.0.1', '-p', String(port), '-m', '1', '-nostdin'])
  stops.push(phone.stop)
  const { call } = voice(port, { ringLimitMs: 1_500, credentials: undefined })
  const isThere = async () => {
    const delivery = await call()
    return 'reason' in delivery && delivery.reason !== 'ECONNREFUSED' && delivery
  }
  const delivery = await vi.waitUntil(isThere, { timeout: 10_000, interval: 100 })
  expect(delivery).toEqual({ outcome: 'refused', reason: 'no answer' })
  await vi.waitUntil(() => phone.child.exitCode !== null, { timeout: 10_000 })
  expect(phone.child.exitCode).toBe(0)
})

it.each([
  ['+79001234567', '+7', '+79001234567'],
  ['+79001234567', '7', '79001234567'],
  ['+79001234567', '8', '89001234567'],
  ['+4915112345678', '8', '4915112345678'],
] as const)('%s is dialled as %s wants it', (to, form, number) => expect(dialled(to, form)).toBe(number))

/** Between us and the trunk: a stream that a test cuts. */
async function cuttable(trunkPort: number) {
  const sockets: NetSocket[] = []
  const server = createServer((near) => {
    const far = connect(trunkPort, '127.0.0.1')
    for (const socket of [near, far]) sockets.push(socket.on('error', () => {}))
    near.pipe(far).pipe(near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  stops.push(async () => {
    cut()
    server.close()
  })
  const address = server.address()
  return { port: typeof address === 'object' && address ? address.port : 0, cut }
}

/** Between us and the trunk: drops every so-and-so-many-th datagram either way. */
async function losing(trunkPort: number, every: number): Promise<number> {
  const front = createSocket('udp4').bind(0, '127.0.0.1')
  await once(front, 'listening')
  stops.push(async () => front.close())
  const ways = new Map<number, Socket>()
  let count = 0
  const isLost = () => ++count % every === 1
  front.on('message', (message, { port }) => {
    const way = ways.get(port) ?? createSocket('udp4').bind(0, '127.0.0.1')
    if (!ways.has(port)) {
      ways.set(port, way)
      way.on('message', (answer) => isLost() || front.send(answer, port, '127.0.0.1'))
      stops.push(async () => way.close())
    }
    if (!isLost()) way.send(message, trunkPort, '127.0.0.1')
  })
  return front.address().port
}

const echoed = `[last_Via:]
      [last_From:]
      [last_To:];tag=sipp
      [last_Call-ID:]
      [last_CSeq:]
      Contact: <sip:[local_ip]:[local_port]>
      Content-Length: 0`
const ringingScenario = `<?xml version="1.0"?>
<scenario name="rings">
  <recv request="INVITE"/>
  <send><![CDATA[
      SIP/2.0 180 Ringing
      ${echoed}

  ]]></send>
  <recv request="CANCEL"/>
  <send><![CDATA[
      SIP/2.0 200 OK
      ${echoed}

  ]]></send>
  <send retrans="500"><![CDATA[
      SIP/2.0 487 Request Terminated
      [last_Via:]
      [last_From:]
      [last_To:];tag=sipp
      [last_Call-ID:]
      CSeq: 1 INVITE
      Content-Length: 0

  ]]></send>
  <recv request="ACK"/>
</scenario>
`

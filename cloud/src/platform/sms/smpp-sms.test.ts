import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import { pino } from 'pino'
import smpp, { type Pdu } from 'smpp'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { systemClock } from '../clock.ts'
import { sent } from '../delivery.ts'
import { openPki } from '../pki/index.ts'
import { VirtualClock } from '../virtual-clock.ts'
import { type SmppOptions, startSmppSms } from './smpp-sms.ts'
import { TestSmsCentre } from './test-sms-centre.ts'

const log = pino({ level: 'silent' })
const { errors } = smpp
const within = { timeout: 10_000, interval: 5 }
const never = new AbortController().signal

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

async function house(options: Partial<SmppOptions> = {}, clock = systemClock, centre = new TestSmsCentre()) {
  const port = options.port ?? (await centre.start())
  const line = { host: '127.0.0.1', port, tls: false, systemId: 'uk', password: 'secret', systemType: '' }
  const sms = startSmppSms({ ...line, from: 'Domovoy', longTexts: 'parts', ...options }, clock, log)
  stops.push(() => centre.stop(), sms.stop)
  const send = (text: string, to = '+79000000001') =>
    sms.send({ id: '019a-7f', to, text, expiresAt: clock.now() + 600_000 }, never)
  return { centre, port, send, sms }
}

/** What a phone shows. */
const shown = z.object({ message: z.string() })
const textOf = (pdu: Pdu | undefined) => shown.parse(pdu?.short_message).message

describe('SMPP', () => {
  it('binds with name and password and carries a text in Cyrillic, letter by letter', async () => {
    const { centre, send } = await house()
    expect(await send('Домовой: код для входа 0042. «Ёж» 👻')).toEqual(sent)
    expect(centre.binds[0]).toMatchObject({ system_id: 'uk', password: 'secret', interface_version: 0x34 })
    expect(centre.submits).toMatchObject([
      {
        ...{ source_addr: 'Domovoy', source_addr_ton: 5, source_addr_npi: 0 },
        ...{ destination_addr: '79000000001', dest_addr_ton: 1, dest_addr_npi: 1 },
        ...{ data_coding: 8, esm_class: 0, registered_delivery: 0 },
      },
    ])
    expect(textOf(centre.submits[0])).toBe('Домовой: код для входа 0042. «Ёж» 👻')
  })

  it('tells the centre for how long the text is worth anything', async () => {
    const { centre, send } = await house()
    await send('x')
    const until = z.date().parse(centre.submits[0]?.validity_period).getTime()
    expect(Math.abs(until - Date.now() - 600_000)).toBeLessThan(10_000)
  })

  it('carries a long text in parts that phones join', async () => {
    const { centre, send } = await house({ from: '+79991234567' })
    const text = 'Съешь же ещё этих мягких французских булок, да выпей чаю. '.repeat(4)
    expect(await send(text)).toEqual(sent)
    expect(centre.submits).toHaveLength(4)
    const headers = centre.submits.map(({ short_message }) =>
      (short_message as { udh: Buffer[] }).udh[0]?.toString('hex'),
    )
    expect(headers).toEqual(['00037f0401', '00037f0402', '00037f0403', '00037f0404'])
    expect(centre.submits.map(textOf).join('')).toBe(text)
    expect(centre.submits[0]).toMatchObject({ source_addr: '79991234567', source_addr_ton: 1, source_addr_npi: 1 })
  })

  it('carries a long text whole where the centre wants to cut it', async () => {
    const { centre, send } = await house({ longTexts: 'payload' })
    const text = 'Съешь же ещё этих мягких французских булок. '.repeat(4)
    expect(await send(text)).toEqual(sent)
    expect(centre.submits).toHaveLength(1)
    expect(shown.parse(centre.submits[0]?.message_payload).message).toBe(text)
  })

  it.each([
    ['ESME_RTHROTTLED', 'later'],
    ['ESME_RMSGQFUL', 'later'],
    ['ESME_RINVDSTADR', 'refused'],
    ['ESME_RINVSRCADR', 'refused'],
  ])('%s means %s', async (reason, outcome) => {
    const { centre, send } = await house()
    centre.statuses = [errors[reason] ?? 0]
    expect(await send('x')).toEqual({ outcome, reason })
    expect(await send('x')).toEqual(sent)
  })

  it('names a status that the specification does not know', async () => {
    const { centre, send } = await house()
    centre.statuses = [0x499]
    expect(await send('x')).toEqual({ outcome: 'refused', reason: '0x00000499' })
  })

  it('answers what the centre asks, and survives what it should not send', async () => {
    const { centre, send } = await house()
    await send('x')
    const [session] = centre.sessions
    const answered = new Promise<Pdu>((resolve) => session?.on('deliver_sm_resp', resolve))
    session?.send(deliver(77))
    expect(await answered).toMatchObject({ command_status: 0, sequence_number: 77 })
    expect(await send('y')).toEqual(sent)
  })

  it.each([
    ['a PDU longer than any', 'ffffffff8000000400000000'],
    ['text of another protocol', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n').toString('hex')],
    ['a body that ends too early', '000000120000000400000000000000014142'],
    ['an unknown command', '00000010000009990000000000000001'],
    ['an option that runs over the end', '0000001800000015000000000000000102040fff00000000'],
  ])('gets up again after %s in place of an answer', async (_what, hex) => {
    const clock = new VirtualClock()
    const { centre, send } = await house({}, clock)
    centre.misbehave = (session) => session.socket.write(Buffer.from(hex, 'hex'))
    const first = send('x')
    const moving = setInterval(() => clock.advance(1_000), 5)
    expect(await first).toMatchObject({ outcome: 'later' })
    centre.misbehave = undefined
    await vi.waitUntil(() => centre.binds.length > 1, within)
    clearInterval(moving)
    expect(await send('y')).toEqual(sent)
  })

  it('asks whether the line lives, and makes it anew when nobody answers', async () => {
    const clock = new VirtualClock()
    const { centre, send } = await house({}, clock)
    await send('x')
    clock.advance(30_000)
    await vi.waitUntil(() => centre.enquiries === 1, within)
    for (const session of centre.sessions) session.removeAllListeners('enquire_link')
    await vi.waitUntil(() => {
      clock.advance(1_000)
      return centre.binds.length === 2
    }, within)
    expect(await send('y')).toEqual(sent)
  })

  it('waits for a centre that is away, and says so meanwhile', async () => {
    const clock = new VirtualClock()
    const centre = new TestSmsCentre()
    const port = await centre.start()
    await centre.stop()
    const { send } = await house({ port }, clock, centre)
    const early = send('x')
    clock.advance(5_000)
    expect(await early).toEqual({ outcome: 'later', reason: 'no line to the SMS centre' })
    await centre.start(port)
    await vi.waitUntil(() => {
      clock.advance(1_000)
      return centre.binds.length === 1
    }, within)
    expect(await send('y')).toEqual(sent)
  })

  it('keeps asking where its name or password is not taken', async () => {
    const clock = new VirtualClock()
    const centre = new TestSmsCentre()
    centre.bindStatus = errors.ESME_RBINDFAIL ?? 0
    await house({}, clock, centre)
    await vi.waitUntil(() => {
      clock.advance(1_000)
      return centre.binds.length > 2
    }, within)
  })

  it('ends at once, also while a centre says nothing', async () => {
    const mute = createServer((socket) => socket.on('error', () => {}))
    mute.listen(0, '127.0.0.1')
    await once(mute, 'listening')
    stops.push(async () => void mute.close())
    const { port } = z.object({ port: z.int() }).parse(mute.address())
    const { sms } = await house({ port }, new VirtualClock())
    await once(mute, 'connection')
    await sms.stop()
  })

  it('sends nothing whose time ran out while it waited for the line', async () => {
    const clock = new VirtualClock()
    const centre = new TestSmsCentre()
    const { sms } = await house({}, clock, centre)
    const message = { id: '01', to: '+79000000001', text: 'x', expiresAt: clock.now() }
    expect(await sms.send(message, never)).toEqual({ outcome: 'later', reason: 'its time is over' })
    expect(centre.submits).toEqual([])
  })

  it('speaks TLS, to nobody whose certificate it cannot trust', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sms-tls-'))
    stops.push(async () => rmSync(folder, { recursive: true }))
    const { server, caCertificate } = await openPki(folder, ['localhost'], Date.now())
    const trusted = tls.getCACertificates('default')
    stops.push(async () => tls.setDefaultCACertificates(trusted))
    const centre = new TestSmsCentre({ key: server.key, cert: server.certificate })
    const clock = new VirtualClock()
    const { send } = await house({ tls: true, host: 'localhost' }, clock, centre)
    const early = send('x')
    clock.advance(5_000)
    expect(await early).toMatchObject({ outcome: 'later' })
    tls.setDefaultCACertificates([...trusted, caCertificate])
    await vi.waitUntil(() => {
      clock.advance(1_000)
      return centre.binds.length === 1
    }, within)
    expect(await send('y')).toEqual(sent)
  })
})

/** A text from a phone (SMPP 3.4 §4.6). */
function deliver(sequence: number): Pdu {
  return new smpp.PDU('deliver_sm', {
    sequence_number: sequence,
    source_addr: '79000000001',
    short_message: Buffer.from('STOP'),
  })
}

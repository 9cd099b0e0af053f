import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { down, filters, up } from '@domovoy/protocol/mqtt'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeKeyAndRequest, openPki, type Pki } from '../pki/index.ts'
import { type Broker, type Message, startAedesBroker, startMqttBroker } from './index.ts'
import { connectController, type TestController } from './test-controller.ts'

const log = pino({ level: 'silent' })
const mosquitto = '/usr/sbin/mosquitto'
const alice = '01936f4e-5a00-7000-8000-0000000000a1'
const bob = '01936f4e-5a00-7000-8000-0000000000b2'

interface Stage {
  broker: Broker
  port: number
  pki: Pki
  stop(): Promise<void>
}

const folders: string[] = []
async function newPki(): Promise<Pki> {
  const folder = mkdtempSync(join(tmpdir(), 'broker-'))
  folders.push(folder)
  return await openPki(folder, ['127.0.0.1'], Date.now())
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

async function inProcess(): Promise<Stage> {
  const pki = await newPki()
  const broker = await startAedesBroker({
    host: '127.0.0.1',
    port: 0,
    ...pki.broker,
    caCertificate: pki.caCertificate,
    isRevoked: () => false,
    log,
  })
  return { broker, port: broker.port, pki, stop: broker.stop }
}

/** A broker that nobody here wrote, set up as `deploy/mosquitto` says. */
async function yourMosquitto(): Promise<Stage> {
  const pki = await newPki()
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'mosquitto-'))
  folders.push(folder)
  const shipped = (name: string) => readFileSync(new URL(`../../../deploy/mosquitto/${name}`, import.meta.url), 'utf8')
  const conf = shipped('mosquitto.conf').replace('listener 8883', `listener ${port} 127.0.0.1`)
  const files = {
    ...{ acl: shipped('acl'), conf: `${conf.replaceAll('/etc/domovoy', folder)}\nuser root\n` },
    ...{ 'ca.crt': pki.caCertificate, 'broker.crt': pki.broker.certificate, 'broker.key': pki.broker.key },
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const child = spawn(mosquitto, ['-c', join(folder, 'conf')], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = `mqtts://127.0.0.1:${port}`
  const broker = startMqttBroker({ url, clientId: 'cloud-test', ...pki.client, caCertificate: pki.caCertificate, log })
  await vi.waitFor(() => expect(broker.isConnected()).toBe(true), { timeout: 10_000 })
  const stop = async () => {
    await broker.stop()
    child.kill()
    await ended
  }
  return { broker, port, pki, stop }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

describe.each([
  ['aedes in this process', inProcess, true],
  ['mosquitto over MQTT', yourMosquitto, existsSync(mosquitto)],
])('a broker: %s', (_name, start, isInstalled) => {
  if (!isInstalled) return it.skip('is not installed here')
  let stage: Stage
  const controllers: TestController[] = []
  beforeAll(async () => {
    stage = await start()
  })
  afterEach(async () => {
    for (const { client } of controllers.splice(0)) await client.endAsync(true)
  })
  afterAll(() => stage.stop())

  const arrive = async (id: string, options?: Parameters<typeof connectController>[3]) => {
    const controller = await connectController(stage.pki, stage.port, id, options)
    controllers.push(controller)
    return controller
  }
  const hear = async (filter: string, shared = false) => {
    const heard: Message[] = []
    await stage.broker.subscribe(filter, (message) => heard.push(message), { shared })
    return heard
  }
  const textOf = ({ topic, payload }: Message) => ({ topic, text: new TextDecoder().decode(payload) })

  it('carries a question down and an answer up', async () => {
    const heard = await hear(filters.reply('node-1'))
    const { client } = await arrive(alice)
    await client.subscribeAsync('domovoy/v1/+/down/#'.replace('+', alice), { qos: 1 })
    client.on('message', (_topic, payload) => client.publish(up.reply(alice, 'node-1'), `re: ${payload}`, { qos: 1 }))
    await vi.waitFor(async () => {
      await stage.broker.publish(down.command(alice), 'open')
      expect(heard.length).toBeGreaterThan(0)
    })
    expect(heard.map(textOf)[0]).toEqual({ topic: up.reply(alice, 'node-1'), text: 're: open' })
  })

  it('gives what is subscribed as shared to one node, which here is this one', async () => {
    const heard = await hear(filters.journal, true)
    const { client } = await arrive(alice)
    await vi.waitFor(async () => {
      await client.publishAsync(up.journal(alice), 'batch', { qos: 1 })
      expect(heard.length).toBeGreaterThan(0)
    })
  })

  it('tells by the last will that a controller has gone', async () => {
    const heard = await hear(filters.status)
    const will = { topic: up.status(bob), payload: Buffer.from('gone'), qos: 1 as const, retain: true }
    const { client } = await arrive(bob, { will })
    await client.publishAsync(up.status(bob), 'here', { qos: 1, retain: true })
    await vi.waitFor(() => expect(heard.map(textOf)).toContainEqual({ topic: up.status(bob), text: 'here' }))
    client.stream.destroy()
    await vi.waitFor(() => expect(heard.map(textOf)).toContainEqual({ topic: up.status(bob), text: 'gone' }))
  })

  it("keeps a controller from another's topics", async () => {
    const heard = await hear(filters.clock)
    const { client } = await arrive(alice)
    const other = await arrive(bob)
    const overheard = vi.fn()
    client.on('message', overheard)
    await client.subscribeAsync(`domovoy/v1/${bob}/down/#`, { qos: 1 }).catch(() => {})
    await client.subscribeAsync('#', { qos: 1 }).catch(() => {})
    client.publish(up.clock(bob), 'forged', { qos: 1 })
    await other.client.subscribeAsync(`domovoy/v1/${bob}/down/#`, { qos: 1 })
    const received = new Promise((resolve) => other.client.once('message', resolve))
    await stage.broker.publish(down.command(bob), 'for bob')
    await received
    await other.client.publishAsync(up.clock(bob), 'mine', { qos: 1 })
    await vi.waitFor(() => expect(heard.map(textOf)).toContainEqual({ topic: up.clock(bob), text: 'mine' }))
    expect(heard.map(textOf)).not.toContainEqual({ topic: up.clock(bob), text: 'forged' })
    expect(overheard).not.toHaveBeenCalled()
  })

  it('lets nobody in whose certificate is not ours', async () => {
    const stranger = await newPki()
    const strange = { ...stranger, caCertificate: stage.pki.caCertificate }
    await expect(connectController(strange, stage.port, alice)).rejects.toThrow()
  })
})

describe('aedes in this process', () => {
  const revoked = new Set<string>()
  let broker: Broker & { port: number }
  let pki: Pki
  beforeAll(async () => {
    pki = await newPki()
    broker = await startAedesBroker({
      host: '127.0.0.1',
      port: 0,
      ...pki.broker,
      caCertificate: pki.caCertificate,
      isRevoked: (it) => revoked.has(it),
      log,
    })
  })
  afterAll(() => broker.stop())

  it('holds a controller to its own client id: otherwise it could push others out', async () => {
    await expect(connectController(pki, broker.port, alice, { clientId: bob })).rejects.toThrow(/[Nn]ot authorized/)
  })

  it('cuts a connection whose certificate no longer counts, and does not let it in again', async () => {
    const { client, serial } = await connectController(pki, broker.port, alice)
    const closed = new Promise<void>((resolve) => client.once('close', resolve))
    revoked.add(serial)
    broker.cut(serial)
    await closed
    const again = new Promise<void>((resolve) => client.once('close', resolve))
    client.reconnect()
    await again
    expect(client.connected).toBe(false)
    await client.endAsync(true)
  })

  it('cuts who announces a packet beyond measure, and gathers none of it', async () => {
    const { key, csr } = await makeKeyAndRequest(alice)
    const { certificate } = await pki.issueController(csr, alice, Date.now())
    const socket = connectTls({ host: '127.0.0.1', port: broker.port, key, cert: certificate, ca: pki.caCertificate })
    socket.on('error', () => {})
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    // A CONNECT of 256 MB: no word of it is checked before it is whole.
    socket.write(Buffer.from([0x10, 0xff, 0xff, 0xff, 0x7f]))
    await closed
  })

  it('carries a batch of the greatest length', async () => {
    const heard: Message[] = []
    await broker.subscribe(filters.journal, (message) => heard.push(message))
    const { client } = await connectController(pki, broker.port, bob)
    await client.publishAsync(up.journal(bob), Buffer.alloc(1_000_000, 1), { qos: 1 })
    await vi.waitFor(() => expect(heard.map((it) => it.payload.length)).toEqual([1_000_000]))
    await client.endAsync(true)
  })

  it.each([
    ['nothing of MQTT', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['a length that never ends', Buffer.from([0x10, 0xff, 0xff, 0xff, 0xff, 0xff])],
    ['a CONNECT cut short', Buffer.from([0x10, 0x0c, 0x00, 0x04, 0x4d, 0x51])],
    ['a PUBLISH before CONNECT', Buffer.from([0x32, 0x05, 0x00, 0x01, 0x61, 0x00, 0x01])],
    ['zeros', Buffer.alloc(2_000)],
    ['ones', Buffer.alloc(2_000, 0xff)],
  ])('outlives a client that sends %s', async (_name, bytes) => {
    const { key, csr } = await makeKeyAndRequest(alice)
    const { certificate } = await pki.issueController(csr, alice, Date.now())
    const socket = connectTls({ host: '127.0.0.1', port: broker.port, key, cert: certificate, ca: pki.caCertificate })
    socket.on('error', () => {})
    await new Promise<void>((resolve) => socket.once('secureConnect', resolve))
    socket.end(bytes)
    await new Promise<void>((resolve) => socket.once('close', () => resolve()))
    const { client } = await connectController(pki, broker.port, bob)
    expect(client.connected).toBe(true)
    await client.endAsync(true)
  })
})

describe('a broker of yours', () => {
  it('may come later than the cloud, and be restarted: commands are refused meanwhile, not kept', async () => {
    const pki = await newPki()
    const options = { host: '127.0.0.1', ...pki.broker, caCertificate: pki.caCertificate, isRevoked: () => false, log }
    const port = await freePort()
    // Aedes holds clients to their own topics: what matters here is that the connection comes and goes.
    const cloud = startMqttBroker({
      url: `mqtts://127.0.0.1:${port}`,
      clientId: 'cloud',
      ...pki.client,
      caCertificate: pki.caCertificate,
      log,
    })
    await expect(cloud.publish(down.command(alice), 'open')).rejects.toMatchObject({ code: 'broker.unavailable' })
    for (let round = 0; round < 2; round++) {
      const theirs = await startAedesBroker({ ...options, port })
      await vi.waitFor(() => expect(cloud.isConnected()).toBe(true), { timeout: 10_000 })
      await theirs.stop()
      await vi.waitFor(() => expect(cloud.isConnected()).toBe(false), { timeout: 10_000 })
    }
    await cloud.stop()
  })
})

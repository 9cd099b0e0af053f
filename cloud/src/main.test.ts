import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { TestSmsCentre } from './platform/sms/test-sms-centre.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'main-'))
const children: ChildProcess[] = []
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Running {
  child: ChildProcess
  output: () => string
  ready: Promise<void>
  exited: Promise<number | null>
}

/** Runs the cloud as a process of its own, on ports that the system chooses. */
function run(env: Record<string, string> = {}, args: string[] = []): Running {
  const child = spawn(process.execPath, [main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env.PATH,
      DOMOVOY_DATA: folder,
      DOMOVOY_HTTP_PORT: '0',
      DOMOVOY_MQTT_PORT: '0',
      DOMOVOY_DEMO: '1',
      ...env,
    },
  })
  children.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message) => {
      if (z.object({ type: z.literal('ready') }).safeParse(message).success) resolve()
    })
    void exited.then((code) => reject(new Error(`ended with ${code}: ${output}`)))
  })
  ready.catch(() => {})
  return { child, output: () => output, ready, exited }
}

const logLine = z.looseObject({ msg: z.string(), port: z.int().optional() })
/** As its line `ready` says, which may arrive a moment after the message. */
async function portOf({ output, ready }: Running): Promise<number> {
  await ready
  return await vi.waitFor(() => {
    const lines = output().split('\n').slice(0, -1)
    const line = lines.map((it) => logLine.parse(JSON.parse(it))).find((it) => it.msg === 'ready')
    if (!line?.port) throw new Error('not ready yet')
    return line.port
  })
}

/** Opens a page's live stream, as Анна. */
async function follow(url: string): Promise<Response> {
  const post = (path: string, body: unknown) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const phone = '+79000000001'
  await post('/api/auth/code', { phone })
  const outbox = z.object({ messages: z.array(z.object({ text: z.string() })) })
  // The message leaves right after the answer, not with it.
  const code = await vi.waitUntil(async () => {
    const { messages } = outbox.parse(await (await fetch(`${url}/api/outbox`)).json())
    return /\d{4}/.exec(messages[0]?.text ?? '')?.[0]
  }, 10_000)
  const verified = await post('/api/auth/verify', { phone, code })
  const cookie = verified.headers
    .getSetCookie()
    .map((it) => it.split(';')[0])
    .join('; ')
  return await fetch(`${url}/api/live`, { headers: { cookie } })
}

describe('the cloud as a process', { timeout: 60_000 }, () => {
  it('gets ready, refuses a second instance on its data, and ends in order within 5 s with pages open', async () => {
    const first = run()
    await first.ready
    const port = await portOf(first)
    expect(
      z.looseObject({ claimed: z.boolean() }).parse(JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8'))),
    ).toMatchObject({ claimed: false })

    const second = run()
    expect(await second.exited).toBe(1)
    expect(second.output()).toContain('Another instance already works on the data folder')
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)

    const page = await follow(`http://127.0.0.1:${port}`)
    expect(page.status).toBe(200)
    const began = performance.now()
    first.child.kill('SIGTERM')
    expect(await first.exited).toBe(0)
    expect(performance.now() - began).toBeLessThan(5_000)
    expect(await page.text()).toContain('event: hello')
  })

  it('comes back after it was killed, with what it knew', async () => {
    const code = () =>
      z.looseObject({ claimCode: z.string() }).parse(JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8')))
        .claimCode
    const before = code()
    const first = run()
    await first.ready
    first.child.kill('SIGKILL')
    await first.exited
    const second = run()
    await second.ready
    expect(code()).toBe(before)
    expect((await fetch(`http://127.0.0.1:${await portOf(second)}/readyz`)).status).toBe(200)
  })

  it('sends after it was killed what it had taken on before, once, and no secret is in its log', async () => {
    const centre = new TestSmsCentre()
    const centrePort = await centre.start()
    await centre.stop()
    const env = { DOMOVOY_DEMO: '0', DOMOVOY_LOG_LEVEL: 'trace', SMS_URL: `smpp://uk:s3cret@127.0.0.1:${centrePort}` }
    const first = run(env)
    const url = `http://127.0.0.1:${await portOf(first)}`
    const headers = { 'content-type': 'application/json', origin: 'http://localhost:0' }
    const body = JSON.stringify({ phone: '+79991234567' })
    expect((await fetch(`${url}/api/auth/code`, { method: 'POST', headers, body })).status).toBe(202)
    await vi.waitUntil(() => first.output().includes('a message is tried again later'), 20_000)
    first.child.kill('SIGKILL')
    await first.exited
    await centre.start(centrePort)
    const second = run(env)
    const counted = async () => await (await fetch(`http://127.0.0.1:${await portOf(second)}/metrics`)).text()
    const sent = 'domovoy_messages_total{kind="sms",status="sent"} 1'
    await vi.waitUntil(async () => (await counted()).includes(sent), { timeout: 30_000, interval: 100 })
    expect(centre.submits).toMatchObject([{ destination_addr: '79991234567' }])
    for (const { output } of [first, second]) expect(output()).not.toMatch(/s3cret|код для входа|9991234567/)
    second.child.kill('SIGTERM')
    expect(await second.exited).toBe(0)
    await centre.stop()
  })

  it('serves HTTPS with a certificate of its own authority', async () => {
    const cloud = run({ DOMOVOY_TLS: '1', DOMOVOY_LAN_ADDRESS: 'door.lan, 192.0.2.9' })
    await cloud.ready
    const ca = readFileSync(join(folder, 'pki', 'ca.crt'))
    const options = { host: '127.0.0.1', port: await portOf(cloud), path: '/healthz', ca, servername: 'door.lan' }
    const status = await new Promise((resolve, reject) => {
      get(options, (response) => resolve(response.resume().statusCode)).on('error', reject)
    })
    expect(status).toBe(200)
  })

  it('does not start with a key it does not know, and says which and where', async () => {
    const file = join(folder, 'cloud.yaml')
    writeFileSync(file, 'http:\n  prot: 1\n')
    const cloud = run({}, ['--config', file])
    expect(await cloud.exited).toBe(1)
    expect(cloud.output()).toContain(`${file}:2:3: unknown key`)
  })

  it('unwinds what it began when a part does not start', async () => {
    const holder = run()
    await holder.ready
    const other = mkdtempSync(join(tmpdir(), 'main-other-'))
    const cloud = run({ DOMOVOY_DATA: other, DOMOVOY_HTTP_PORT: String(await portOf(holder)) })
    expect(await cloud.exited).toBe(1)
    expect(cloud.output()).toContain('EADDRINUSE')
    await vi.waitFor(() => expect(() => readFileSync(join(other, 'postgres', 'postmaster.pid'))).toThrow('ENOENT'))
    rmSync(other, { recursive: true, force: true })
  })
})

import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPki, type Pki } from '../pki/index.ts'
import { isPushEndpoint, openVapidKeys, webPushSender } from './index.ts'
import { isPublicAddress } from './public-addresses.ts'

const folder = mkdtempSync(join(tmpdir(), 'push-'))
let pki: Pki
let service: Server
let endpoint = ''
let answer = 201
const got: { headers: NodeJS.Dict<string | string[]>; body: Buffer }[] = []
beforeAll(async () => {
  pki = await openPki(folder, ['127.0.0.1'], Date.now())
  service = createServer({ key: pki.server.key, cert: pki.server.certificate }, async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    got.push({ headers: request.headers, body: Buffer.concat(parts) })
    response.writeHead(answer).end('x'.repeat(100_000))
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  endpoint = `https://127.0.0.1:${(service.address() as AddressInfo).port}/send/abc`
})
afterAll(() => {
  service.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => {
  got.length = 0
  answer = 201
})

const browser = createECDH('prime256v1')
const p256dh = browser.generateKeys().toString('base64url')
const auth = randomBytes(16)
const open = () => {
  const agent = new Agent({ ca: pki.caCertificate })
  return webPushSender({ keys: openVapidKeys(pki.files), contact: 'mailto:us@example.org', agent, mayBe: () => true })
}
const message = (change = {}) => ({
  to: { endpoint, p256dh, auth: auth.toString('base64url'), ...change },
  payload: JSON.stringify({ title: 'Дверь открыта' }),
  livesS: 60,
  urgency: 'high' as const,
})
const never = new AbortController().signal

describe('a notification on its way to a browser', () => {
  it('is readable for that browser alone, and signed by our key', async () => {
    expect(await open().send(message(), never)).toEqual({ outcome: 'sent' })
    const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = got
    expect(headers).toMatchObject({ ttl: '60', urgency: 'high', 'content-encoding': 'aes128gcm' })
    expect(body.includes('Дверь')).toBe(false)
    expect(decrypt(body)).toBe(JSON.stringify({ title: 'Дверь открыта' }))
    const { token = '', key = '' } =
      /^vapid t=(?<token>[^,]+), k=(?<key>.+)$/.exec(`${headers.authorization}`)?.groups ?? {}
    expect(key).toBe(open().publicKey)
    const raw = Buffer.from(key, 'base64url')
    const [x, y] = [raw.subarray(1, 33), raw.subarray(33)].map((it) => it.toString('base64url'))
    const jwk = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, format: 'jwk' })
    const { payload } = await jwtVerify(token, jwk)
    expect(payload).toMatchObject({ aud: new URL(endpoint).origin, sub: 'mailto:us@example.org' })
  })

  it.each([
    [201, 'sent'],
    [404, 'gone'],
    [410, 'gone'],
    [429, 'later'],
    [503, 'later'],
    [400, 'refused'],
    [413, 'refused'],
  ])('answered by %i is %s', async (status, outcome) => {
    answer = status
    expect(await open().send(message(), never)).toMatchObject({ outcome })
  })

  it('waits for a service that is away, or that another authority vouches for', async () => {
    const away = message({ endpoint: 'https://127.0.0.1:1/x' })
    expect(await open().send(away, never)).toMatchObject({ outcome: 'later' })
    const keys = openVapidKeys(pki.files)
    const strict = webPushSender({ keys, contact: 'mailto:us@example.org', agent: new Agent(), mayBe: () => true })
    expect(await strict.send(message(), never)).toMatchObject({ outcome: 'later' })
    expect(got).toEqual([])
  })

  it('is refused where the keys are none, and never leaves for our own network', async () => {
    expect(await open().send(message({ p256dh: 'AAAA' }), never)).toMatchObject({ outcome: 'refused' })
    const usual = webPushSender({ keys: openVapidKeys(pki.files), contact: 'mailto:us@example.org' })
    expect(await usual.send(message(), never)).toMatchObject({ outcome: 'refused' })
    // A name of the open internet by its looks, which leads home.
    const sly = message({ endpoint: 'https://localhost.localdomain/x' })
    expect((await usual.send(sly, never)).outcome).toBe('later')
    expect(got).toEqual([])
  })

  it('stops with the node', async () => {
    expect(await open().send(message(), AbortSignal.abort())).toMatchObject({ outcome: 'later' })
  })
})

it('keeps its keys across restarts', () => {
  expect(openVapidKeys(pki.files)).toEqual(openVapidKeys(pki.files))
})

it.each([
  ['8.8.8.8', true],
  ['2a02:6b8::1', true],
  ['172.16.0.1', false],
  ['172.32.0.1', true],
  ['::ffff:127.0.0.1', false],
  ['::ffff:7f00:1', false],
  ['169.254.169.254', false],
  ['fd00::1', false],
  ['x', false],
])('%s is public: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic)
})

it.each([
  ['https://fcm.googleapis.com/fcm/send/x', true],
  ['https://web.push.apple.com/x', true],
  ['https://metadata/x', false],
  ['https://[::ffff:127.0.0.1]/x', false],
  ['x', false],
])('%s is an address of a push service: %s', (at, isOne) => {
  expect(isPushEndpoint(at)).toBe(isOne)
})

/** As a browser does (RFC 8188 §2, RFC 8291 §3.4). */
function decrypt(body: Buffer): string {
  const salt = body.subarray(0, 16)
  const sender = body.subarray(21, 21 + (body[20] ?? 0))
  const sealed = body.subarray(21 + sender.length)
  const shared = browser.computeSecret(sender)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender])
  const secret = Buffer.from(hkdfSync('sha256', shared, auth, info, 32))
  const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16))
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12))
  const decipher = createDecipheriv('aes-128-gcm', key, nonce)
  decipher.setAuthTag(sealed.subarray(-16))
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  return padded.subarray(0, padded.lastIndexOf(2)).toString()
}

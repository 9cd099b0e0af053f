import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFakePki } from '../src/uplink/fake-pki.ts'
import { identityPaths, readIdentity } from '../src/uplink/identity.ts'
import { claimCommand } from './claim.ts'

const controllerId = '01936f4e-5a00-7000-8000-000000000005'
const jwk = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }

let folder: string
let server: Server
let answer: { status: number; body: unknown }
let asked: { code: string; csr: string } | undefined
const printed: string[] = []
const io = { print: (line: string) => void printed.push(line) }
const pki = await createFakePki()

const cloud = () => {
  const address = server.address()
  return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`
}
const claim = (...more: string[]) =>
  claimCommand.run(['--cloud', cloud(), '--code', ' ABCD-1234 ', '--data', folder, ...more], io)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'domovoy-claim-'))
  asked = undefined
  server = createServer(async (request, response) => {
    asked = JSON.parse(await text(request))
    const certificate = await pki.certify(asked?.csr ?? '', controllerId)
    const claimed = { controllerId, certificate, caCertificate: pki.caCertificate, mqttUrl: 'mqtts://localhost:8883' }
    response.writeHead(answer.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer.body ?? { ...claimed, commandKeys: [{ kid: 'k1', jwk }] }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  answer = { status: 200, body: undefined }
})

afterEach(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('domovoy claim', () => {
  it('makes a key that stays here, and an identity that the daemon can use', async () => {
    await claim()
    expect(asked?.code).toBe('ABCD-1234')
    const identity = await readIdentity(folder)
    expect([identity?.controllerId, [...(identity?.commandKeys.keys() ?? [])]]).toEqual([controllerId, ['k1']])
    const key = createPrivateKey(identity?.key ?? '')
    expect(key.asymmetricKeyDetails?.namedCurve).toBe('prime256v1')
    expect(new X509Certificate(identity?.certificate ?? '').checkPrivateKey(key)).toBe(true)
    const publicPem = createPublicKey(key).export({ type: 'spki', format: 'pem' })
    expect(publicPem).not.toContain('PRIVATE')
    expect(statSync(identityPaths(folder).key).mode & 0o777).toBe(0o600)
    expect(statSync(identityPaths(folder).folder).mode & 0o777).toBe(0o700)
  })

  it('does not overwrite an identity, unless it is told to', async () => {
    await claim()
    const before = readFileSync(identityPaths(folder).key, 'utf8')
    asked = undefined
    await expect(claim()).rejects.toMatchObject({ code: 'claim.present' })
    expect(asked).toBeUndefined()
    expect(readFileSync(identityPaths(folder).key, 'utf8')).toBe(before)
    await claim('--force')
    expect(readFileSync(identityPaths(folder).key, 'utf8')).not.toBe(before)
    expect(existsSync(`${identityPaths(folder).folder}.replaced`)).toBe(false)
  })

  it('has the room for an identity before it uses the code up, and gives it back', async () => {
    const roomBytes = () => statSync(join(`${identityPaths(folder).folder}.new`, 'room')).size
    let heldBytes = 0
    server.prependListener('request', () => {
      heldBytes = roomBytes()
    })
    await claim()
    expect(heldBytes).toBeGreaterThan(16_384)
    expect(readdirSync(identityPaths(folder).folder).toSorted()).toEqual([
      'ca.crt',
      'controller.crt',
      'controller.key',
      'identity.json',
    ])
  })

  it.each([
    ['claim.unknown', 404, 'does not know this code'],
    ['claim.used', 409, 'has been used'],
    ['claim.expired', 410, 'has expired'],
    ['csr.invalid', 400, 'does not accept the key'],
    ['claim.other', 400, 'the platform says so'],
  ])('explains %s, and stores nothing', async (code, status, expected) => {
    answer = { status, body: { code, detail: 'the platform says so' } }
    await expect(claim()).rejects.toMatchObject({ code, message: expect.stringContaining(expected) })
    expect(existsSync(identityPaths(folder).folder)).toBe(false)
  })

  it.each([
    ['another page', 404, '<html>', 'claim.answer'],
    ['nonsense', 200, { hello: 'world' }, 'claim.answer'],
    ['a foreign certificate', 200, 'foreign', 'claim.certificate'],
  ])('takes nothing from a server that answers with %s', async (_, status, body, code) => {
    const { certificate } = await pki.issue(controllerId)
    const foreign = {
      controllerId,
      certificate,
      caCertificate: pki.caCertificate,
      mqttUrl: 'mqtts://localhost',
      commandKeys: [{ kid: 'k1', jwk }],
    }
    answer = { status, body: body === 'foreign' ? foreign : body }
    await expect(claim()).rejects.toMatchObject({ code })
    expect(existsSync(identityPaths(folder).folder)).toBe(false)
  })

  it('says that nobody answers', async () => {
    const gone = cloud()
    server.close()
    await once(server, 'close')
    const args = ['--cloud', gone, '--code', 'A', '--data', folder]
    await expect(claimCommand.run(args, io)).rejects.toMatchObject({ code: 'claim.unreachable' })
  })

  it.each([[['--code', 'A']], [['--cloud', 'house', '--code', 'A', '--data', '.']], [['--colour', 'red']]])(
    'explains itself when it is called with %j',
    async (args) => {
      await expect(claimCommand.run(args, io)).rejects.toMatchObject({ code: 'cli.options' })
    },
  )
})

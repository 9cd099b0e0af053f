import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandGolden, commandType, verifyCommand } from '@domovoy/protocol/command'
import { importJWK } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { openPki, type Pki } from './index.ts'
import { makeRequest } from './make-request.ts'

const now = Date.UTC(2026, 10, 20)
const controllerId = '01936f4e-5a00-7000-8000-000000000005'
const dataFolder = mkdtempSync(join(tmpdir(), 'pki-'))
let pki: Pki

beforeAll(async () => {
  pki = await openPki(dataFolder, ['door.example', '192.0.2.7'], now)
})

describe('the keys of the platform', () => {
  it('are for their owner alone', () => {
    for (const name of readdirSync(join(dataFolder, 'pki'))) {
      expect(statSync(join(dataFolder, 'pki', name)).mode & 0o077, name).toBe(0)
    }
  })

  it('stay the same from start to start', async () => {
    const again = await openPki(dataFolder, ['door.example', '192.0.2.7'], now)
    expect(again).toMatchObject({
      caCertificate: pki.caCertificate,
      broker: pki.broker,
      commandKey: { kid: pki.commandKey.kid },
    })
  })

  it('are made anew for a further name', async () => {
    const again = await openPki(dataFolder, ['other.example'], now)
    expect(new X509Certificate(again.server.certificate).checkHost('other.example')).toBe('other.example')
  })

  it('vouch for the names asked for', () => {
    const certificate = new X509Certificate(pki.broker.certificate)
    expect(certificate.checkHost('door.example')).toBe('door.example')
    expect(certificate.checkIP('192.0.2.7')).toBe('192.0.2.7')
    expect(certificate.checkIssued(new X509Certificate(pki.caCertificate))).toBe(true)
    expect(certificate.checkPrivateKey(createPrivateKey(pki.broker.key))).toBe(true)
  })

  it('sign commands that a controller trusts', async () => {
    const key = await importJWK({ ...pki.commandKey.publicJwk, alg: 'EdDSA' })
    if (key instanceof Uint8Array) throw new Error('not a public key')
    const verified = await verifyCommand(
      pki.commandKey.sign(commandGolden, commandType),
      new Map([[pki.commandKey.kid, key]]),
    )
    expect(verified).toEqual({ ok: true, command: commandGolden })
  })
})

describe("a controller's certificate", () => {
  it('names the controller, whatever its request says', async () => {
    const issued = await pki.issueController(await makeRequest('somebody-else'), controllerId, now)
    const certificate = new X509Certificate(issued.certificate)
    expect(certificate.subject).toBe(`O=Domovoy\nCN=${controllerId}`)
    expect(certificate.serialNumber.toLowerCase()).toBe(issued.serial)
    expect(certificate.verify(new X509Certificate(pki.caCertificate).publicKey)).toBe(true)
    expect(certificate.ca).toBe(false)
  })

  it.each(['', 'nonsense', '-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----', '\u0000'])(
    'is not given for %j',
    async (csr) => {
      await expect(pki.issueController(csr, controllerId, now)).rejects.toMatchObject({ code: 'csr.invalid' })
    },
  )

  it('is not given for a key of another kind', async () => {
    const request = await makeRequest('c', { name: 'ECDSA', namedCurve: 'P-384' })
    await expect(pki.issueController(request, controllerId, now)).rejects.toMatchObject({ code: 'csr.invalid' })
  })
})

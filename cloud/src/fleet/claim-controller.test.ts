import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ownCompany } from '../demo/index.ts'
import { makeRequest, revocation } from '../platform/pki/index.ts'
import { house, startTestCloud, type TestCloud } from '../test-cloud.ts'
import { issueClaim } from './issue-claim.ts'

let cloud: TestCloud
let csr: string
beforeAll(async () => {
  cloud = await startTestCloud()
  csr = await makeRequest('box')
})
afterAll(() => cloud.stop())

const newCode = () =>
  cloud.database.db.inTenant(ownCompany.id, (tx) =>
    issueClaim(tx, { companyId: ownCompany.id, controllerId: house.controllerId, nowMs: cloud.clock.now() }),
  )
const claim = async (body: unknown) => {
  const headers = { 'content-type': 'application/json' }
  const response = await cloud.ask(undefined, '/api/controllers/claim', {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as unknown }
}
const claimed = z.object({
  controllerId: z.uuid(),
  certificate: z.string(),
  caCertificate: z.string(),
  mqttUrl: z.string(),
  commandKeys: z.array(
    z.object({ kid: z.string(), jwk: z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() }) }),
  ),
})

describe('claiming a controller', () => {
  it('gives the box its certificate, the address of the broker and the keys of commands', async () => {
    const { status, body } = await claim({ code: await newCode(), csr })
    expect(status).toBe(200)
    const given = claimed.parse(body)
    expect(given).toMatchObject({ controllerId: house.controllerId, mqttUrl: 'mqtts://localhost:8883' })
    const certificate = new X509Certificate(given.certificate)
    expect(certificate.subject).toContain(`CN=${house.controllerId}`)
    expect(certificate.verify(new X509Certificate(given.caCertificate).publicKey)).toBe(true)
  })

  it('takes the code as people type it', async () => {
    const code = (await newCode()).toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    expect((await claim({ code, csr })).status).toBe(200)
  })

  it('makes earlier certificates of the controller count no more', async () => {
    const first = claimed.parse((await claim({ code: await newCode(), csr })).body)
    await claim({ code: await newCode(), csr })
    const serials = (await cloud.database.db.orm.select().from(revocation)).map((it) => it.serial)
    expect(serials).toContain(new X509Certificate(first.certificate).serialNumber.toLowerCase())
  })

  it('refuses an unknown, used or expired code', async () => {
    expect(await claim({ code: 'AAAA-AAAA-AAAA-AAAA', csr })).toMatchObject({
      status: 404,
      body: { code: 'claim.unknown' },
    })
    const code = await newCode()
    await claim({ code, csr })
    expect(await claim({ code, csr })).toMatchObject({ status: 409, body: { code: 'claim.used' } })
    const old = await newCode()
    cloud.clock.advance(8 * 24 * 3_600_000)
    expect(await claim({ code: old, csr })).toMatchObject({ status: 410, body: { code: 'claim.expired' } })
  })

  it('serves one box when two come at once', async () => {
    const code = await newCode()
    const both = await Promise.all([claim({ code, csr }), claim({ code, csr })])
    expect(both.map((it) => it.status).sort()).toEqual([200, 409])
  })

  it('does not use up the code for a request that does not serve', async () => {
    const code = await newCode()
    expect(await claim({ code, csr: 'nonsense' })).toMatchObject({ status: 400, body: { code: 'csr.invalid' } })
    expect((await claim({ code, csr })).status).toBe(200)
  })

  it.each([{}, { code: '' }, { code: 'x' }, { csr: 'x' }, { code: 1, csr: 2 }, null, [], 'x'])(
    'refuses %j',
    async (body) => {
      expect(await claim(body)).toMatchObject({ status: 400, body: { code: 'input.invalid' } })
    },
  )
})

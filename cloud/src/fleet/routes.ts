import { Hono } from 'hono'
import { z } from 'zod'
import { type HttpEnv, input, route } from '../platform/http/index.ts'
import { type Pki, pkiFaults } from '../platform/pki/index.ts'
import { claimController } from './claim-controller.ts'
import { fleetFaults } from './errors.ts'
import { fleetPolicy } from './policy.ts'

export interface FleetRoutesDeps {
  pki: Pki
  /** Where controllers find the broker, for one that reached the cloud under this host name. */
  mqttUrl: (host: string) => string
  /** Called after somebody has claimed a controller. */
  onClaimed?: () => void
}

const claimInput = z.object({ code: z.string().min(1).max(64), csr: z.string().min(1).max(8_000) })

const claimedView = z.object({
  controllerId: z.uuid(),
  certificate: z.string(),
  caCertificate: z.string(),
  mqttUrl: z.string(),
  commandKeys: z.array(z.object({ kid: z.string(), jwk: z.looseObject({ kty: z.string() }) })),
})

const claim = route({
  summary: 'An installer turns a box into the controller of an entrance',
  tag: 'fleet',
  policy: fleetPolicy.claim,
  replies: { 200: claimedView },
  faults: [
    fleetFaults['claim.unknown'],
    fleetFaults['claim.used'],
    fleetFaults['claim.expired'],
    pkiFaults['csr.invalid'],
  ],
})

export function fleetRoutes({ pki, mqttUrl, onClaimed }: FleetRoutesDeps) {
  return new Hono<HttpEnv>().post('/api/controllers/claim', claim, input('json', claimInput), async (c) => {
    const claimed = await claimController(c.var.ctx, pki, c.req.valid('json'))
    onClaimed?.()
    const { kid, publicJwk } = pki.commandKey
    return claim.reply(c, 200, {
      ...claimed,
      caCertificate: pki.caCertificate,
      mqttUrl: mqttUrl(new URL(c.req.url).hostname),
      commandKeys: [{ kid, jwk: { kty: 'OKP', ...publicJwk } }],
    })
  })
}

import { Hono } from 'hono'
import { z } from 'zod'
import { fleetFaults } from '../fleet/index.ts'
import { DomainError } from '../platform/errors.ts'
import { type HttpEnv, route } from '../platform/http/index.ts'
import { platformFaults } from '../platform/platform-faults.ts'
import { entranceFaults, readEntranceId } from '../residency/index.ts'
import { doorFaults } from './errors.ts'
import { type DoorDeps, openDoor } from './open-door.ts'
import { doorPolicy } from './policy.ts'

const openedView = z.object({ outcome: z.literal('opened'), commandId: z.uuid(), at: z.iso.datetime() })

const open = route({
  summary: 'Opens the door of an entrance once',
  tag: 'door',
  policy: doorPolicy.open,
  replies: { 200: openedView },
  parameters: [{ in: 'header', name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } }],
  faults: [
    ...Object.values(entranceFaults),
    ...Object.values(doorFaults),
    fleetFaults['controller.offline'],
    fleetFaults['controller.silent'],
    platformFaults['broker.unavailable'],
  ],
})

export function doorRoutes(deps: DoorDeps) {
  return new Hono<HttpEnv>().post('/api/entrances/:id/open', open, async (c) => {
    const idempotencyKey = z.uuid().safeParse(c.req.header('idempotency-key')).data
    if (!idempotencyKey) throw new DomainError(doorFaults['idempotency.missing'])
    const entranceId = readEntranceId(c.req.param('id'))
    const { commandId, atMs } = await openDoor(c.var.ctx, deps, { entranceId, idempotencyKey })
    return open.reply(c, 200, { outcome: 'opened', commandId, at: new Date(atMs).toISOString() })
  })
}

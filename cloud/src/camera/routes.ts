import { Hono } from 'hono'
import { z } from 'zod'
import { fleetFaults } from '../fleet/index.ts'
import { DomainError } from '../platform/errors.ts'
import { type HttpEnv, route } from '../platform/http/index.ts'
import { platformFaults } from '../platform/platform-faults.ts'
import { entranceFaults, readEntranceId } from '../residency/index.ts'
import { cameraFaults } from './errors.ts'
import { leaveCamera } from './leave-camera.ts'
import { cameraPolicy } from './policy.ts'
import { type CameraDeps, watchCamera } from './watch-camera.ts'

const sdp = { content: { 'application/sdp': { schema: { type: 'string' as const } } } }

const watch = route({
  summary: 'Begins to watch the camera of an entrance (WHEP)',
  tag: 'camera',
  policy: cameraPolicy.watch,
  requestBody: { description: 'A WebRTC offer', required: true, ...sdp },
  others: { 201: { description: 'The answer; Location names the viewer', ...sdp } },
  faults: [
    ...Object.values(entranceFaults),
    cameraFaults['sdp.invalid'],
    cameraFaults['sdp.expected'],
    cameraFaults['camera.unavailable'],
    cameraFaults['viewers.limit'],
    fleetFaults['controller.offline'],
    fleetFaults['controller.silent'],
    platformFaults['broker.unavailable'],
  ],
})

const leave = route({
  summary: 'Ends a viewing (WHEP)',
  tag: 'camera',
  policy: cameraPolicy.leave,
  others: { 204: { description: 'Ended' } },
  faults: [cameraFaults['viewer.unknown']],
})

export function cameraRoutes(deps: CameraDeps) {
  return new Hono<HttpEnv>()
    .post('/api/entrances/:id/whep', watch, async (c) => {
      const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
      if (type !== 'application/sdp') throw new DomainError(cameraFaults['sdp.expected'])
      const entranceId = readEntranceId(c.req.param('id'))
      const { viewerId, answer } = await watchCamera(c.var.ctx, deps, { entranceId, offer: await c.req.text() })
      const location = `/api/entrances/${entranceId}/whep/${viewerId}`
      return c.body(answer, 201, { 'content-type': 'application/sdp', location })
    })
    .delete('/api/entrances/:id/whep/:viewerId', leave, async (c) => {
      const viewerId = z.uuid().safeParse(c.req.param('viewerId')).data
      if (!viewerId) throw new DomainError(cameraFaults['viewer.unknown'])
      await leaveCamera(c.var.ctx, deps, { entranceId: readEntranceId(c.req.param('id')), viewerId })
      return c.body(null, 204)
    })
}

import { Hono } from 'hono'
import { type HttpEnv, route } from '../platform/http/index.ts'
import { staffPolicy } from './policy.ts'
import { ownWorkView, readOwnWork } from './read-own-work.ts'

const tag = 'staff'

const ownWork = route({
  summary: 'Who is at the console, and in which companies they work',
  tag,
  policy: staffPolicy.ownWork,
  replies: { 200: ownWorkView },
})

export function staffRoutes() {
  return new Hono<HttpEnv>().get('/api/staff/me', ownWork, async (c) =>
    ownWork.reply(c, 200, await readOwnWork(c.var.ctx)),
  )
}

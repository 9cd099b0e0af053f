import { Hono } from 'hono'
import { z } from 'zod'
import { type HttpEnv, input, route } from '../platform/http/index.ts'
import { staffFaults } from '../staff/index.ts'
import { applicationView } from './application-view.ts'
import { approveApplication, refuseApplication } from './decide-application.ts'
import type { RegistrationDeps } from './deps.ts'
import { registrationFaults } from './errors.ts'
import { countWaiting, listApplications } from './list-applications.ts'
import { registrationPolicy } from './policy.ts'
import { listUnmatched, settleUnmatched, unmatchedView } from './settle-address.ts'

const tag = 'registration'
const policy = registrationPolicy.decide
const its = [...Object.values(staffFaults), registrationFaults['application.unknown']]

const listRoute = route({
  summary: 'Applications for registration (R7)',
  tag,
  policy,
  replies: { 200: z.object({ applications: z.array(applicationView), waiting: z.int() }) },
  faults: its,
})
const approveRoute = route({
  summary: 'Approve an application: the code leaves by SMS',
  tag,
  policy,
  others: { 204: { description: 'Approved' } },
  faults: [...its, registrationFaults['application.decided'], registrationFaults['application.premises']],
})
const refuseRoute = route({
  summary: 'Refuse an application, with the reason that the applicant reads',
  tag,
  policy,
  others: { 204: { description: 'Refused' } },
  faults: [...its, registrationFaults['application.decided'], registrationFaults['application.reason']],
})
const addressesRoute = route({
  summary: 'Addresses that residents gave and no house has (R2)',
  tag,
  policy,
  replies: { 200: z.object({ addresses: z.array(unmatchedView) }) },
  faults: its,
})
const settleRoute = route({
  summary: 'Say which premises an address meant, or put it aside',
  tag,
  policy,
  others: { 204: { description: 'Settled' } },
  faults: [...its, registrationFaults['application.premises']],
})

const filter = z.object({
  state: z.enum(['waiting', 'approved', 'refused', 'all']).default('waiting'),
  q: z.string().max(100).optional(),
})
const byId = z.object({ companyId: z.string(), id: z.uuid() })

/** The console's room «Заявки на регистрацию». */
export function applicationRoutes(deps: RegistrationDeps) {
  return new Hono<HttpEnv>()
    .get('/api/companies/:companyId/applications', listRoute, input('query', filter), async (c) => {
      const companyId = c.req.param('companyId')
      const applications = await listApplications(c.var.ctx, companyId, c.req.valid('query'))
      return listRoute.reply(c, 200, { applications, waiting: await countWaiting(c.var.ctx, companyId) })
    })
    .post(
      '/api/companies/:companyId/applications/:id/approve',
      approveRoute,
      input('param', byId),
      input('json', z.object({ premisesId: z.uuid().optional() })),
      async (c) => {
        const { companyId, id } = c.req.valid('param')
        await approveApplication(c.var.ctx, deps, companyId, id, c.req.valid('json'))
        return c.body(null, 204)
      },
    )
    .post(
      '/api/companies/:companyId/applications/:id/refuse',
      refuseRoute,
      input('param', byId),
      input('json', z.object({ reason: z.string().max(2000) })),
      async (c) => {
        const { companyId, id } = c.req.valid('param')
        await refuseApplication(c.var.ctx, deps, companyId, id, c.req.valid('json'))
        return c.body(null, 204)
      },
    )
    .get('/api/companies/:companyId/unmatched-addresses', addressesRoute, async (c) =>
      addressesRoute.reply(c, 200, { addresses: await listUnmatched(c.var.ctx, c.req.param('companyId')) }),
    )
    .post(
      '/api/companies/:companyId/unmatched-addresses/:id/settle',
      settleRoute,
      input('param', byId),
      input('json', z.object({ premisesId: z.uuid().nullable() })),
      async (c) => {
        const { companyId, id } = c.req.valid('param')
        await settleUnmatched(c.var.ctx, companyId, id, c.req.valid('json'))
        return c.body(null, 204)
      },
    )
}

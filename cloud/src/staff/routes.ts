import { Hono } from 'hono'
import { z } from 'zod'
import { companyFaults } from '../company/index.ts'
import { chooseLanguage, type HttpEnv, input, route } from '../platform/http/index.ts'
import { auditRoutes } from './audit-routes.ts'
import { changeStaff } from './change-staff.ts'
import { staffFaults } from './errors.ts'
import { type InvitationRoutesDeps, invitationRoutes } from './invitation-routes.ts'
import { listStaff } from './list-staff.ts'
import { staffPolicy } from './policy.ts'
import { ownWorkView, readOwnWork } from './read-own-work.ts'
import { removeStaff } from './remove-staff.ts'
import { resetSecondFactor } from './reset-second-factor.ts'
import { rolesInput, staffListView } from './staff-view.ts'
import { suspendStaff } from './suspend-staff.ts'

const tag = 'staff'

/** What every path of staff can refuse with. */
const staffGateFaults = [
  companyFaults['company.unknown'],
  staffFaults['staff.company-suspended'],
  staffFaults['staff.suspended'],
  staffFaults['staff.second-factor'],
  staffFaults['staff.required'],
]
const changeFaults = [
  ...staffGateFaults,
  staffFaults['staff.unknown'],
  staffFaults['staff.beyond'],
  staffFaults['staff.last-administrator'],
]
const done = { 204: { description: 'Done' } }

const ownWork = route({
  summary: 'Who is at the console, and in which companies they work',
  tag,
  policy: staffPolicy.ownWork,
  replies: { 200: ownWorkView },
})

const list = route({
  summary: 'Everybody who works for a company or is invited to',
  tag,
  policy: staffPolicy.list,
  replies: { 200: staffListView },
  faults: staffGateFaults,
})

const change = route({
  summary: "Change a colleague's roles and position",
  tag,
  policy: staffPolicy.manage,
  others: done,
  faults: [...changeFaults, staffFaults['staff.position']],
})

const suspend = route({
  summary: "Take a colleague's right to work away for a while, or give it back",
  tag,
  policy: staffPolicy.manage,
  others: done,
  faults: changeFaults,
})

const remove = route({
  summary: "End somebody's work for the company",
  tag,
  policy: staffPolicy.manage,
  others: done,
  faults: changeFaults,
})

const reset = route({
  summary: 'Forget the second factor of a colleague who has lost it; their sessions end',
  tag,
  policy: staffPolicy.manage,
  others: done,
  faults: [...changeFaults, staffFaults['staff.elsewhere']],
})

const changeInput = z.object({ roles: rolesInput, position: z.string() })
const suspendInput = z.object({ isSuspended: z.boolean() })

/** Who works for a company, whom it invites, and what was done. */
export function staffRoutes(deps: InvitationRoutesDeps) {
  return new Hono<HttpEnv>()
    .get('/api/staff/me', ownWork, async (c) => ownWork.reply(c, 200, await readOwnWork(c.var.ctx)))
    .get('/api/companies/:companyId/staff', list, async (c) =>
      list.reply(c, 200, await listStaff(c.var.ctx, c.req.param('companyId'))),
    )
    .put('/api/companies/:companyId/staff/:staffId', change, input('json', changeInput), async (c) => {
      const { companyId, staffId } = c.req.param()
      await changeStaff(c.var.ctx, companyId, staffId, c.req.valid('json'))
      return c.body(null, 204)
    })
    .put('/api/companies/:companyId/staff/:staffId/suspension', suspend, input('json', suspendInput), async (c) => {
      const { companyId, staffId } = c.req.param()
      await suspendStaff(c.var.ctx, companyId, staffId, c.req.valid('json'))
      return c.body(null, 204)
    })
    .delete('/api/companies/:companyId/staff/:staffId', remove, async (c) => {
      const { companyId, staffId } = c.req.param()
      await removeStaff(c.var.ctx, companyId, staffId)
      return c.body(null, 204)
    })
    .delete('/api/companies/:companyId/staff/:staffId/second-factor', reset, async (c) => {
      const { companyId, staffId } = c.req.param()
      const language = chooseLanguage(c.req.header('accept-language'))
      await resetSecondFactor(c.var.ctx, deps.identity, companyId, { staffId, language })
      return c.body(null, 204)
    })
    .route('/', invitationRoutes(deps))
    .route('/', auditRoutes())
}

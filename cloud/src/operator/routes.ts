import { Hono } from 'hono'
import { z } from 'zod'
import { companyFaults } from '../company/index.ts'
import { addressInput, brandInput, settingsFaults } from '../company-settings/index.ts'
import { chooseLanguage, type HttpEnv, input, route } from '../platform/http/index.ts'
import { type InvitationPost, staffFaults } from '../staff/index.ts'
import { createCompany, inviteAdministrator } from './create-company.ts'
import { operatorFaults } from './errors.ts'
import { listCompanies, platformCompanyView } from './list-companies.ts'
import { operatorPolicy as policy } from './policy.ts'
import { resetPerson } from './reset-person.ts'
import { suspendCompany } from './suspend-company.ts'

const tag = 'platform'
const gate = [operatorFaults['operator.required'], staffFaults['staff.second-factor']]
const sendFaults = [
  staffFaults['invitation.to'],
  staffFaults['invitation.unsent'],
  staffFaults['invitation.limited'],
  staffFaults['invitation.waiting'],
  staffFaults['invitation.staff-already'],
]
const others = { 204: { description: 'Done' } }

const list = route({
  summary: 'All companies of the platform',
  tag,
  policy,
  replies: { 200: z.object({ companies: z.array(platformCompanyView) }) },
  faults: gate,
})
const create = route({
  summary: 'Make a company and invite its first administrator',
  tag,
  policy,
  replies: { 201: z.object({ companyId: z.uuid() }) },
  faults: [...gate, ...sendFaults, settingsFaults['settings.address-taken']],
})
const invite = route({
  summary: 'Invite an administrator to a company',
  tag,
  policy,
  others,
  faults: [...gate, ...sendFaults, companyFaults['company.unknown']],
})
const suspend = route({
  summary: "Close a company's console and registration, or open them again",
  tag,
  policy,
  others,
  faults: [...gate, companyFaults['company.unknown']],
})
const reset = route({
  summary: 'Forget the second factor of somebody who works for several companies',
  tag,
  policy,
  others,
  faults: [...gate, operatorFaults['operator.person-unknown']],
})

const administrator = z.string().max(254).meta({ description: 'E-mail or phone' })
const companyInput = z.object({
  name: brandInput.shape.name,
  slug: addressInput.shape.slug,
  timeZone: z.string().max(60).default('Europe/Moscow'),
  administrator,
})

/** What the platform's operator does. */
export function operatorRoutes({ post }: { post: InvitationPost }) {
  return new Hono<HttpEnv>()
    .get('/api/platform/companies', list, async (c) =>
      list.reply(c, 200, { companies: await listCompanies(c.var.ctx) }),
    )
    .post('/api/platform/companies', create, input('json', companyInput), async (c) => {
      const language = chooseLanguage(c.req.header('accept-language'))
      const companyId = await createCompany(c.var.ctx, post, { ...c.req.valid('json'), language })
      return create.reply(c, 201, { companyId })
    })
    .post(
      '/api/platform/companies/:platformCompanyId/administrators',
      invite,
      input('json', z.object({ to: administrator })),
      async (c) => {
        const language = chooseLanguage(c.req.header('accept-language'))
        const { platformCompanyId } = c.req.param()
        await inviteAdministrator(c.var.ctx, post, platformCompanyId, { ...c.req.valid('json'), language })
        return c.body(null, 204)
      },
    )
    .put(
      '/api/platform/companies/:platformCompanyId/suspension',
      suspend,
      input('json', z.object({ isSuspended: z.boolean() })),
      async (c) => {
        await suspendCompany(c.var.ctx, c.req.param('platformCompanyId'), c.req.valid('json'))
        return c.body(null, 204)
      },
    )
    .post(
      '/api/platform/second-factor-resets',
      reset,
      input('json', z.object({ name: z.string().max(254).meta({ description: 'Phone, e-mail or login' }) })),
      async (c) => {
        await resetPerson(c.var.ctx, c.req.valid('json').name)
        return c.body(null, 204)
      },
    )
}

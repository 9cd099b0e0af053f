import { Hono } from 'hono'
import { z } from 'zod'
import { type HttpEnv, input, route } from '../platform/http/index.ts'
import { requireStaff, staffFaults } from '../staff/index.ts'
import { accountFaults } from './errors.ts'
import { accountQuery, accountView, findPremises, listAccounts, premisesOption } from './list-accounts.ts'
import { accountPolicy } from './policy.ts'
import { addAccount, editAccount, type OwnersChanged } from './write-account.ts'

const tag = 'account'
const faults = Object.values(staffFaults)

const list = route({
  summary: 'The register of accounts',
  tag,
  policy: accountPolicy.read,
  replies: { 200: z.object({ accounts: z.array(accountView), total: z.int() }) },
  faults,
})
const options = route({
  summary: 'Premises that an account may be for, by words of their address',
  tag,
  policy: accountPolicy.write,
  replies: { 200: z.object({ premises: z.array(premisesOption) }) },
  faults,
})
const add = route({
  summary: 'Adds an account',
  tag,
  policy: accountPolicy.write,
  replies: { 201: z.object({ id: z.uuid() }) },
  faults: [...faults, ...Object.values(accountFaults)],
})
const edit = route({
  summary: 'Changes an account; other owners of its flat end what was verified by the old ones',
  tag,
  policy: accountPolicy.write,
  others: { 204: { description: 'Done' } },
  faults: [...faults, ...Object.values(accountFaults)],
})

const body = z.object({
  number: z.string().max(200),
  premisesId: z.uuid().nullable(),
  owners: z.array(z.string().max(500)).max(50),
  state: z.enum(['open', 'closed']),
})
const base = '/api/companies/:companyId/accounts'

/** The company's register of accounts, for its staff. */
export function accountRoutes({ ownersChanged }: { ownersChanged: OwnersChanged }) {
  return new Hono<HttpEnv>()
    .get(base, list, input('query', accountQuery), async (c) => {
      const staff = await requireStaff(c.var.ctx, c.req.param('companyId'), 'accounts.read')
      return list.reply(c, 200, await listAccounts(c.var.ctx, staff, c.req.valid('query')))
    })
    .get(`${base}/premises`, options, input('query', z.object({ q: z.string().max(100).default('') })), async (c) => {
      const staff = await requireStaff(c.var.ctx, c.req.param('companyId'), 'accounts.write')
      return options.reply(c, 200, { premises: await findPremises(c.var.ctx, staff, c.req.valid('query').q) })
    })
    .post(base, add, input('json', body), async (c) => {
      const staff = await requireStaff(c.var.ctx, c.req.param('companyId'), 'accounts.write')
      return add.reply(c, 201, await addAccount(c.var.ctx, staff, c.req.valid('json')))
    })
    .put(`${base}/:id`, edit, input('json', body), async (c) => {
      const staff = await requireStaff(c.var.ctx, c.req.param('companyId'), 'accounts.write')
      await editAccount(c.var.ctx, ownersChanged, staff, { id: c.req.param('id'), ...c.req.valid('json') })
      return c.body(null, 204)
    })
}

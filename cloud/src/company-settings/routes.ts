import { Hono } from 'hono'
import { z } from 'zod'
import { companyFaults } from '../company/index.ts'
import { type HttpEnv, input, route } from '../platform/http/index.ts'
import { staffFaults } from '../staff/index.ts'
import { changeAddress } from './change-address.ts'
import { changeBrand, changeLogo } from './change-brand.ts'
import { changeDepartments } from './change-departments.ts'
import { changeSignIn } from './change-sign-in.ts'
import { settingsFaults } from './errors.ts'
import { settingsPolicy as policy } from './policy.ts'
import { readSettings, settingsView } from './read-settings.ts'
import { addressInput, brandInput, departmentsInput, signInInput } from './settings-input.ts'

const tag = 'company'
const gate = [
  companyFaults['company.unknown'],
  staffFaults['staff.company-suspended'],
  staffFaults['staff.suspended'],
  staffFaults['staff.second-factor'],
  staffFaults['staff.required'],
]
const others = { 204: { description: 'It holds from now on' } }

const read = route({
  summary: "A company's settings",
  tag,
  policy,
  replies: { 200: settingsView },
  faults: gate,
})
const brand = route({
  summary: "Change a company's names, colour and clock",
  tag,
  policy,
  others,
  faults: [...gate, companyFaults['brand.colour'], companyFaults['brand.pale'], settingsFaults['settings.time-zone']],
})
const logo = route({
  summary: "Put up a company's logo: the body is an SVG or a PNG",
  tag,
  policy,
  others,
  faults: [...gate, companyFaults['logo.too-large'], companyFaults['logo.unreadable'], companyFaults['logo.unsafe']],
})
const noLogo = route({ summary: "Take a company's logo away", tag, policy, others, faults: gate })
const departments = route({ summary: 'Change whom residents call', tag, policy, others, faults: gate })
const signIn = route({
  summary: 'Change how residents register, and how strict passwords and PINs are',
  tag,
  policy,
  others,
  faults: [...gate, settingsFaults['settings.no-way']],
})
const address = route({
  summary: "Change where a company's residents come in",
  tag,
  policy,
  others,
  faults: [...gate, settingsFaults['settings.address-taken']],
})

const companyParam = input('param', z.object({ companyId: z.string() }))

/** What a company settles about itself. */
export function companySettingsRoutes({ publicUrl }: { publicUrl: string }) {
  const platformHost = new URL(publicUrl).hostname
  return new Hono<HttpEnv>()
    .get('/api/companies/:companyId/settings', read, companyParam, async (c) =>
      read.reply(c, 200, await readSettings(c.var.ctx, c.req.valid('param').companyId)),
    )
    .put('/api/companies/:companyId/settings/brand', brand, input('json', brandInput), async (c) => {
      await changeBrand(c.var.ctx, c.req.param('companyId'), c.req.valid('json'))
      return c.body(null, 204)
    })
    .put('/api/companies/:companyId/settings/logo', logo, companyParam, async (c) => {
      const file = new Uint8Array(await c.req.arrayBuffer())
      await changeLogo(c.var.ctx, c.req.valid('param').companyId, file)
      return c.body(null, 204)
    })
    .delete('/api/companies/:companyId/settings/logo', noLogo, companyParam, async (c) => {
      await changeLogo(c.var.ctx, c.req.valid('param').companyId, null)
      return c.body(null, 204)
    })
    .put('/api/companies/:companyId/settings/departments', departments, input('json', departmentsInput), async (c) => {
      await changeDepartments(c.var.ctx, c.req.param('companyId'), c.req.valid('json'))
      return c.body(null, 204)
    })
    .put('/api/companies/:companyId/settings/sign-in', signIn, input('json', signInInput), async (c) => {
      await changeSignIn(c.var.ctx, c.req.param('companyId'), c.req.valid('json'))
      return c.body(null, 204)
    })
    .put('/api/companies/:companyId/settings/address', address, input('json', addressInput), async (c) => {
      await changeAddress(c.var.ctx, platformHost, c.req.param('companyId'), c.req.valid('json'))
      return c.body(null, 204)
    })
}

import { Hono } from 'hono'
import { z } from 'zod'
import { identityFaults } from '../identity/index.ts'
import { type HttpEnv, input, route } from '../platform/http/index.ts'
import { propertyFaults } from '../property/index.ts'
import { residencyFaults } from '../residency/index.ts'
import { staffFaults } from '../staff/index.ts'
import { addResident } from './add-resident.ts'
import { changeResidency, endByStaff, unverifyByStaff, verifyByStaff } from './change-residency.ts'
import { residentFaults } from './errors.ts'
import { exportPeople } from './export-people.ts'
import { listPeople, peopleListView } from './list-people.ts'
import { personView, relations } from './person-view.ts'
import { residentPolicy } from './policy.ts'
import { readPerson, showContacts } from './read-person.ts'

const tag = 'resident'
const { read, write } = residentPolicy
const refused = [staffFaults['staff.required'], staffFaults['staff.second-factor']]
const done = { 204: { description: 'Done' } }

const list = route({ summary: 'Residents', tag, policy: read, replies: { 200: peopleListView }, faults: refused })
const csv = route({
  summary: 'Residents as CSV, phones masked; it is put on record',
  tag,
  policy: read,
  others: { 200: { description: 'CSV', content: { 'text/csv': { schema: { type: 'string' } } } } },
  faults: refused,
})
const one = route({
  summary: 'A resident as this company knows them; the look is put on record',
  tag,
  policy: read,
  replies: { 200: personView },
  faults: [...refused, residentFaults['person.unknown']],
})
const contacts = route({
  summary: 'Show a resident’s phone and e-mail; it is put on record',
  tag,
  policy: read,
  replies: { 200: z.object({ phone: z.string().nullable(), email: z.string().nullable() }) },
  faults: [...refused, residentFaults['person.unknown']],
})
const add = route({
  summary: 'Enter a person as living in premises',
  tag,
  policy: write,
  replies: { 201: z.object({ residencyId: z.uuid(), userId: z.uuid() }) },
  faults: [
    ...refused,
    propertyFaults['premises.unknown'],
    identityFaults['phone.invalid'],
    identityFaults['name.family'],
    identityFaults['name.given'],
    identityFaults['name.patronymic'],
    residentFaults['residency.since'],
    residentFaults['person.other-name'],
  ],
})
const ofResidency = { tag, policy: write, others: done, faults: [...refused, residencyFaults['residency.unknown']] }
const change = route({ summary: 'Change how a person is tied to premises', ...ofResidency })
const verify = route({ summary: 'Say that a person lives there', ...ofResidency })
const unverify = route({ summary: 'Take that back', ...ofResidency })
const end = route({ summary: 'Move a person out', ...ofResidency })

const filters = {
  q: z.string().max(120).optional(),
  building: z.string().max(64).optional(),
  premises: z.string().max(64).optional(),
  verified: z.enum(['yes', 'no']).optional(),
  state: z.enum(['current', 'ended']).optional(),
}
const listQuery = z.object({ ...filters, offset: z.coerce.number().int().min(0).max(1_000_000).optional() })
const csvQuery = z.object(filters)

const relation = z.enum(relations)
const endsAt = z.iso.datetime({ offset: true }).nullable().default(null)
const name = z.string().max(500)
const addInput = z.object({
  phone: z.string().max(64),
  familyName: name,
  givenName: name,
  patronymic: name.default(''),
  relation,
  isVerified: z.boolean().default(false),
  endsAt,
})
const changeInput = z.object({ relation, endsAt })

/** Who lives in the company's houses, for its staff. */
export function residentRoutes() {
  return new Hono<HttpEnv>()
    .get('/api/companies/:companyId/people', list, input('query', listQuery), async (c) =>
      list.reply(c, 200, await listPeople(c.var.ctx, c.req.param('companyId'), c.req.valid('query'))),
    )
    .get('/api/companies/:companyId/people.csv', csv, input('query', csvQuery), async (c) => {
      const text = await exportPeople(c.var.ctx, c.req.param('companyId'), c.req.valid('query'))
      c.header('content-disposition', 'attachment; filename="people.csv"')
      return c.body(text, 200, { 'content-type': 'text/csv; charset=utf-8' })
    })
    .get('/api/companies/:companyId/people/:userId', one, async (c) =>
      one.reply(c, 200, await readPerson(c.var.ctx, c.req.param('companyId'), c.req.param('userId'))),
    )
    .post('/api/companies/:companyId/people/:userId/contacts', contacts, async (c) =>
      contacts.reply(c, 200, await showContacts(c.var.ctx, c.req.param('companyId'), c.req.param('userId'))),
    )
    .post('/api/companies/:companyId/premises/:id/people', add, input('json', addInput), async (c) =>
      add.reply(c, 201, await addResident(c.var.ctx, c.req.param('companyId'), c.req.param('id'), c.req.valid('json'))),
    )
    .put('/api/companies/:companyId/residencies/:id', change, input('json', changeInput), async (c) => {
      await changeResidency(c.var.ctx, c.req.param('companyId'), c.req.param('id'), c.req.valid('json'))
      return c.body(null, 204)
    })
    .post('/api/companies/:companyId/residencies/:id/verify', verify, async (c) => {
      await verifyByStaff(c.var.ctx, c.req.param('companyId'), c.req.param('id'))
      return c.body(null, 204)
    })
    .post('/api/companies/:companyId/residencies/:id/unverify', unverify, async (c) => {
      await unverifyByStaff(c.var.ctx, c.req.param('companyId'), c.req.param('id'))
      return c.body(null, 204)
    })
    .post('/api/companies/:companyId/residencies/:id/end', end, async (c) => {
      await endByStaff(c.var.ctx, c.req.param('companyId'), c.req.param('id'))
      return c.body(null, 204)
    })
}

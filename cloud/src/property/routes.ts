import { Hono } from 'hono'
import { z } from 'zod'
import { type HttpEnv, input, route } from '../platform/http/index.ts'
import { staffFaults } from '../staff/index.ts'
import { addBuilding } from './add-building.ts'
import { addEntrance } from './add-entrance.ts'
import { addPremises } from './add-premises.ts'
import { buildingInput } from './building-input.ts'
import { changeBuilding } from './change-building.ts'
import { changeEntrance } from './change-entrance.ts'
import { changePremises } from './change-premises.ts'
import { deleteBuilding } from './delete-building.ts'
import { deleteEntrance } from './delete-entrance.ts'
import { deletePremises } from './delete-premises.ts'
import { propertyFaults } from './errors.ts'
import { exportPremises } from './export-premises.ts'
import { buildingListView, listBuildings } from './list-buildings.ts'
import { propertyPolicy } from './policy.ts'
import { newPremisesInput, premisesInput } from './premises-input.ts'
import { readBuilding, wholeBuildingView } from './read-building.ts'

const tag = 'property'
const { read, write } = propertyPolicy
const refused = [staffFaults['staff.required'], staffFaults['staff.second-factor']]
const made = z.object({ id: z.uuid() })
const done = { 204: { description: 'Done' } }
const inUse = [
  propertyFaults['property.has-people'],
  propertyFaults['property.has-accounts'],
  propertyFaults['property.has-controller'],
  propertyFaults['property.in-use'],
]

const list = route({ summary: 'Buildings', tag, policy: read, replies: { 200: buildingListView }, faults: refused })
const one = route({
  summary: 'A building, its entrances and premises',
  tag,
  policy: read,
  replies: { 200: wholeBuildingView },
  faults: [...refused, propertyFaults['building.unknown']],
})
const add = route({
  summary: 'Add a building',
  tag,
  policy: write,
  replies: { 201: made },
  faults: [...refused, propertyFaults['building.incomplete'], propertyFaults['building.exists']],
})
const change = route({
  summary: "Change a building's address",
  tag,
  policy: write,
  others: done,
  faults: [...refused, propertyFaults['building.unknown'], propertyFaults['building.exists']],
})
const remove = route({
  summary: 'Delete a building with its entrances and premises',
  tag,
  policy: write,
  others: done,
  faults: [...refused, propertyFaults['building.unknown'], ...inUse],
})
const addOneEntrance = route({
  summary: 'Add an entrance',
  tag,
  policy: write,
  replies: { 201: made },
  faults: [...refused, propertyFaults['building.unknown'], propertyFaults['entrance.exists']],
})
const changeOneEntrance = route({
  summary: 'Rename an entrance',
  tag,
  policy: write,
  others: done,
  faults: [...refused, propertyFaults['entrance.missing'], propertyFaults['entrance.exists']],
})
const removeEntrance = route({
  summary: 'Delete an entrance with its premises',
  tag,
  policy: write,
  others: done,
  faults: [...refused, propertyFaults['entrance.missing'], ...inUse],
})
const addSome = route({
  summary: 'Add premises behind an entrance, one or many',
  tag,
  policy: write,
  replies: { 201: z.object({ added: z.int() }) },
  faults: [
    ...refused,
    propertyFaults['entrance.missing'],
    propertyFaults['premises.numbers'],
    propertyFaults['premises.exists'],
  ],
})
const changeOnePremises = route({
  summary: 'Change premises',
  tag,
  policy: write,
  others: done,
  faults: [...refused, propertyFaults['premises.unknown'], propertyFaults['premises.exists']],
})
const removePremises = route({
  summary: 'Delete premises',
  tag,
  policy: write,
  others: done,
  faults: [...refused, propertyFaults['premises.unknown'], ...inUse],
})

const csv = route({
  summary: 'The register, or one building of it, as CSV',
  tag,
  policy: read,
  others: { 200: { description: 'CSV', content: { 'text/csv': { schema: { type: 'string' } } } } },
  faults: refused,
})

const listQuery = z.object({
  q: z.string().max(200).optional(),
  place: z.string().max(120).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).optional(),
})
const csvQuery = z.object({ building: z.string().max(64).optional() })
const nameInput = z.object({ name: z.string().trim().min(1).max(80) })

/** The register of buildings, for a company's staff. */
export function propertyRoutes() {
  return new Hono<HttpEnv>()
    .get('/api/companies/:companyId/buildings', list, input('query', listQuery), async (c) =>
      list.reply(c, 200, await listBuildings(c.var.ctx, c.req.param('companyId'), c.req.valid('query'))),
    )
    .get('/api/companies/:companyId/premises.csv', csv, input('query', csvQuery), async (c) => {
      const { building } = c.req.valid('query')
      const text = await exportPremises(c.var.ctx, c.req.param('companyId'), building)
      c.header('content-disposition', 'attachment; filename="premises.csv"')
      return c.body(text, 200, { 'content-type': 'text/csv; charset=utf-8' })
    })
    .post('/api/companies/:companyId/buildings', add, input('json', buildingInput), async (c) =>
      add.reply(c, 201, await addBuilding(c.var.ctx, c.req.param('companyId'), c.req.valid('json'))),
    )
    .get('/api/companies/:companyId/buildings/:id', one, async (c) =>
      one.reply(c, 200, await readBuilding(c.var.ctx, c.req.param('companyId'), c.req.param('id'))),
    )
    .put('/api/companies/:companyId/buildings/:id', change, input('json', buildingInput), async (c) => {
      await changeBuilding(c.var.ctx, c.req.param('companyId'), c.req.param('id'), c.req.valid('json'))
      return c.body(null, 204)
    })
    .delete('/api/companies/:companyId/buildings/:id', remove, async (c) => {
      await deleteBuilding(c.var.ctx, c.req.param('companyId'), c.req.param('id'))
      return c.body(null, 204)
    })
    .post('/api/companies/:companyId/buildings/:id/entrances', addOneEntrance, input('json', nameInput), async (c) =>
      addOneEntrance.reply(
        c,
        201,
        await addEntrance(c.var.ctx, c.req.param('companyId'), c.req.param('id'), c.req.valid('json')),
      ),
    )
    .put('/api/companies/:companyId/entrances/:id', changeOneEntrance, input('json', nameInput), async (c) => {
      await changeEntrance(c.var.ctx, c.req.param('companyId'), c.req.param('id'), c.req.valid('json'))
      return c.body(null, 204)
    })
    .delete('/api/companies/:companyId/entrances/:id', removeEntrance, async (c) => {
      await deleteEntrance(c.var.ctx, c.req.param('companyId'), c.req.param('id'))
      return c.body(null, 204)
    })
    .post('/api/companies/:companyId/entrances/:id/premises', addSome, input('json', newPremisesInput), async (c) =>
      addSome.reply(
        c,
        201,
        await addPremises(c.var.ctx, c.req.param('companyId'), c.req.param('id'), c.req.valid('json')),
      ),
    )
    .put('/api/companies/:companyId/premises/:id', changeOnePremises, input('json', premisesInput), async (c) => {
      await changePremises(c.var.ctx, c.req.param('companyId'), c.req.param('id'), c.req.valid('json'))
      return c.body(null, 204)
    })
    .delete('/api/companies/:companyId/premises/:id', removePremises, async (c) => {
      await deletePremises(c.var.ctx, c.req.param('companyId'), c.req.param('id'))
      return c.body(null, 204)
    })
}

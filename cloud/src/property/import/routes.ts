import { Hono } from 'hono'
import { z } from 'zod'
import { DomainError } from '../../platform/errors.ts'
import { fileFaults } from '../../platform/files/index.ts'
import { type HttpEnv, input, route } from '../../platform/http/index.ts'
import { staffFaults } from '../../staff/index.ts'
import { propertyPolicy } from '../policy.ts'
import { importFaults } from './errors.ts'
import { importView, mappingInput, progressView } from './import-view.ts'
import { mapImport, readImport, readProgress } from './read-import.ts'
import { type ImportDeps, runImport } from './run-import.ts'
import { startImport } from './start-import.ts'

const tag = 'property'
const policy = propertyPolicy.write
const refused = [staffFaults['staff.required'], staffFaults['staff.second-factor']]
const ofFile = [
  importFaults['import.kind'],
  importFaults['import.broken'],
  importFaults['import.empty'],
  importFaults['import.too-large'],
  fileFaults['file.archive'],
  fileFaults['file.broken'],
]
const of = [...refused, importFaults['import.unknown']]

const file = { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } } as const
const upload = route({
  summary: 'Upload a CSV or XLSX file; tells what importing it would change',
  tag,
  policy,
  replies: { 201: importView },
  requestBody: { content: { 'multipart/form-data': file } },
  faults: [...refused, ...ofFile],
})
const read = route({ summary: 'What an upload would change', tag, policy, replies: { 200: importView }, faults: of })
const map = route({
  summary: 'Say what the columns hold',
  tag,
  policy,
  replies: { 200: importView },
  faults: [...of, importFaults['import.busy']],
})
const run = route({
  summary: 'Import what was uploaded',
  tag,
  policy,
  replies: { 202: progressView },
  faults: [...of, importFaults['import.busy'], importFaults['import.columns'], importFaults['import.nothing']],
})
const progress = route({
  summary: 'How far an import has come',
  tag,
  policy,
  replies: { 200: progressView },
  faults: of,
})

/** Filling the register from a file, for a company's staff. */
export function importRoutes(deps: ImportDeps) {
  return new Hono<HttpEnv>()
    .post('/api/companies/:companyId/property-imports', upload, async (c) => {
      const body = await c.req.parseBody().catch(() => undefined)
      const given = body?.file
      if (!(given instanceof File) || given.size === 0) throw new DomainError(fileFaults['file.empty'])
      const bytes = Buffer.from(await given.arrayBuffer())
      return upload.reply(c, 201, await startImport(c.var.ctx, c.req.param('companyId'), { name: given.name, bytes }))
    })
    .get('/api/companies/:companyId/property-imports/:id', read, async (c) =>
      read.reply(c, 200, await readImport(c.var.ctx, c.req.param('companyId'), c.req.param('id'))),
    )
    .put(
      '/api/companies/:companyId/property-imports/:id/mapping',
      map,
      input('json', z.object({ mapping: mappingInput })),
      async (c) => {
        const { mapping } = c.req.valid('json')
        return map.reply(c, 200, await mapImport(c.var.ctx, c.req.param('companyId'), c.req.param('id'), mapping))
      },
    )
    .post('/api/companies/:companyId/property-imports/:id/run', run, async (c) =>
      run.reply(c, 202, await runImport(c.var.ctx, deps, c.req.param('companyId'), c.req.param('id'))),
    )
    .get('/api/companies/:companyId/property-imports/:id/progress', progress, async (c) =>
      progress.reply(c, 200, await readProgress(c.var.ctx, c.req.param('companyId'), c.req.param('id'))),
    )
}

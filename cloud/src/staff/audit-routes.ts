import { Hono } from 'hono'
import { z } from 'zod'
import { type HttpEnv, input, route } from '../platform/http/index.ts'
import { staffPolicy } from './policy.ts'
import { auditEntryView, auditSearch, exportAudit, searchAudit } from './search-audit.ts'
import { writeCsv } from './write-csv.ts'

const tag = 'audit'

const search = route({
  summary: 'The audit log: who did what, and who looked at whose data; newest first',
  tag,
  policy: staffPolicy.audit,
  replies: { 200: z.object({ entries: z.array(auditEntryView), next: z.uuid().nullable() }) },
})

const exported = route({
  summary: 'The same as a file',
  tag,
  policy: staffPolicy.audit,
  others: { 200: { description: 'At most 50,000 entries', content: { 'text/csv': { schema: { type: 'string' } } } } },
})

const page = auditSearch.extend({ before: z.uuid().optional() })

export function auditRoutes() {
  return new Hono<HttpEnv>()
    .get('/api/companies/:companyId/audit', search, input('query', page), async (c) => {
      const { before, ...wanted } = c.req.valid('query')
      return search.reply(c, 200, await searchAudit(c.var.ctx, c.req.param('companyId'), wanted, before))
    })
    .get('/api/companies/:companyId/audit/export', exported, input('query', auditSearch), async (c) => {
      const entries = await exportAudit(c.var.ctx, c.req.param('companyId'), c.req.valid('query'))
      const lines = entries.map((it) => [
        ...[it.at, it.kind, it.actorName ?? it.actorId ?? '', it.action, it.subjectKind, it.subjectId],
        ...[it.personName ?? it.personId ?? '', it.details ? JSON.stringify(it.details) : ''],
      ])
      const head = ['at', 'kind', 'actor', 'action', 'subjectKind', 'subjectId', 'person', 'details']
      c.header('content-disposition', 'attachment; filename="audit.csv"')
      return c.body(writeCsv([head, ...lines]), 200, { 'content-type': 'text/csv; charset=utf-8' })
    })
}

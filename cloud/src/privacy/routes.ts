import { Hono } from 'hono'
import { z } from 'zod'
import { chooseLanguage, type HttpEnv, input, route } from '../platform/http/index.ts'
import { privacyFaults } from './errors.ts'
import { privacyPolicy } from './policy.ts'
import { documentView, readDocument } from './read-document.ts'

const tag = 'privacy'

const documentRoute = route({
  summary: 'What people are asked to agree to, for one purpose, in the language of the asker',
  tag,
  policy: privacyPolicy.read,
  replies: { 200: documentView },
  faults: [privacyFaults['document.unknown']],
})

const documentQuery = z.object({
  version: z.string().max(20).optional(),
  company: z.string().max(64).optional().meta({ description: 'Id of the company whose name stands in it' }),
  language: z.enum(['ru', 'en']).optional(),
})

export function privacyRoutes() {
  return new Hono<HttpEnv>().get(
    '/api/consent-documents/:purpose',
    documentRoute,
    input('query', documentQuery),
    async (c) => {
      const { version, company, language = chooseLanguage(c.req.header('accept-language')) } = c.req.valid('query')
      const which = { purpose: c.req.param('purpose'), version, companyId: company, language }
      return documentRoute.reply(c, 200, await readDocument(c.var.ctx, which))
    },
  )
}

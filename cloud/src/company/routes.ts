import { Hono } from 'hono'
import { z } from 'zod'
import { type HttpEnv, input, route } from '../platform/http/index.ts'
import { brandShades, deriveShades } from './brand-shades.ts'
import { companyView } from './company-view.ts'
import { companyFaults } from './errors.ts'
import { companyHereView, findCompanyHere } from './find-company-here.ts'
import { findLogo } from './find-logo.ts'
import { listOwnCompanies } from './list-own-companies.ts'
import { companyPolicy } from './policy.ts'
import { readBrandColour } from './read-brand-colour.ts'

const tag = 'company'
const binary = { schema: { type: 'string', format: 'binary' } } as const

const mine = route({
  summary: "The person's management companies: brand, and whom to call",
  tag,
  policy: companyPolicy.list,
  replies: { 200: z.object({ companies: z.array(companyView) }) },
})

const here = route({
  summary: 'The company whose address this is, for whoever comes to sign in or register',
  tag,
  policy: companyPolicy.here,
  replies: {
    200: z.object({
      company: companyHereView.nullable().meta({ description: "Null at the platform's own address" }),
      isDemo: z.boolean().meta({ description: 'Whether messages go to the outbox page' }),
    }),
  },
})

const hereQuery = z.object({
  company: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/i)
    .optional()
    .meta({ description: 'The slug of /c/{slug}; without it the host decides' }),
})

const logo = route({
  summary: "A company's logo",
  tag,
  policy: companyPolicy.logo,
  faults: [companyFaults['company.unknown'], companyFaults['logo.none']],
  others: {
    200: { description: 'The picture', content: { 'image/svg+xml': binary, 'image/png': binary } },
    304: { description: 'The picture that the asker has already (ETag)' },
  },
})

const shades = route({
  summary: 'What the app makes of a colour by day and by night, before a company wears it',
  tag,
  policy: companyPolicy.shades,
  replies: { 200: brandShades },
  faults: [companyFaults['brand.colour'], companyFaults['brand.pale']],
})

const shadesQuery = z.object({ colour: z.string().max(20).meta({ description: '#rrggbb' }) })

/** A drawing that is opened by itself may draw and nothing else, whatever it turned out to hold. */
const drawOnly = "default-src 'none'; sandbox"

export function companyRoutes({ isDemo }: { isDemo: boolean }) {
  return new Hono<HttpEnv>()
    .get('/api/companies/here', here, input('query', hereQuery), async (c) => {
      const { company: slug } = c.req.valid('query')
      const company = await findCompanyHere(c.var.ctx, { slug, host: c.req.header('host') })
      return here.reply(c, 200, { company: company ?? null, isDemo })
    })
    .get('/api/companies/mine', mine, async (c) => mine.reply(c, 200, { companies: await listOwnCompanies(c.var.ctx) }))
    .get('/api/brand-shades', shades, input('query', shadesQuery), (c) =>
      shades.reply(c, 200, deriveShades(readBrandColour(c.req.valid('query').colour))),
    )
    .get('/api/companies/:id/logo', logo, async (c) => {
      const found = await findLogo(c.var.ctx, c.req.param('id'))
      const etag = `"${found.logoDigest}"`
      c.header('etag', etag)
      c.header('cache-control', 'public, max-age=300, stale-while-revalidate=86400')
      c.header('content-security-policy', drawOnly)
      if (names(c.req.header('if-none-match') ?? '', etag)) return c.body(null, 304)
      return c.body(new Uint8Array(found.logo), 200, { 'content-type': found.logoType })
    })
}

/** Whether a list of tags holds one; tags that a proxy has weakened count (RFC 9110 §13.1.2). */
function names(list: string, etag: string): boolean {
  return list.split(/\s*,\s*/).some((it) => it.replace(/^W\//, '') === etag)
}

import { Hono, type Context as HonoContext } from 'hono'
import { z } from 'zod'
import { companyFaults } from '../company/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { type HttpEnv, input, route } from '../platform/http/index.ts'
import { propertyFaults } from './errors.ts'
import { findCompany } from './find-company.ts'
import { propertyPolicy } from './policy.ts'
import { addressSuggestion, suggestAddresses } from './suggest-addresses.ts'
import { createSuggestBudget } from './suggest-budget.ts'

export interface AddressRoutesDeps extends Pick<Context, 'db' | 'clock'> {
  /** Who really asks. */
  addressOf(c: HonoContext): string
}

const suggest = route({
  summary: 'Houses that a company serves, by what somebody has typed of an address',
  tag: 'property',
  policy: propertyPolicy.suggest,
  replies: { 200: z.object({ suggestions: z.array(addressSuggestion) }) },
  faults: [companyFaults['company.unknown'], propertyFaults['address.limited']],
})

const typed = z.string().max(200)

const suggestQuery = z.object({
  company: z.string().max(64).meta({ description: 'Slug or id' }),
  q: typed.default('').meta({ description: 'What has been typed; slips are forgiven' }),
  field: z.enum(['city', 'street', 'house']).optional().meta({ description: 'The field it stands in; else any part' }),
  city: typed.optional(),
  street: typed.optional(),
})

/** What a person who registers asks the address register for (row R2). */
export function addressRoutes({ db, clock, addressOf }: AddressRoutesDeps) {
  const mayAsk = createSuggestBudget({ db, clock })
  return new Hono<HttpEnv>().get('/api/addresses/suggest', suggest, input('query', suggestQuery), async (c) => {
    if (!(await mayAsk(addressOf(c)))) throw new DomainError(propertyFaults['address.limited'], { retryAfterS: 60 })
    const { company, ...asked } = c.req.valid('query')
    const { ctx } = c.var
    const companyId = await findCompany(ctx, company)
    const suggestions = await ctx.db.inTenant(companyId, (tx) => suggestAddresses(tx, { ...asked, companyId }))
    return suggest.reply(c, 200, { suggestions })
  })
}

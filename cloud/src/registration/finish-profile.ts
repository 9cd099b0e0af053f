import { findCompanyHere } from '../company/index.ts'
import type { Context } from '../platform/context.ts'
import { requireUser } from '../platform/http/index.ts'
import type { AddressParts } from '../property/index.ts'
import { claimPremises } from '../residency/index.ts'
import { keepUnmatched } from './complete.ts'
import type { Whereabouts } from './find-place.ts'
import { type AddressSaid, readAddress } from './say-address.ts'

/**
 * R2 for who has signed in by a code and said no address yet, and for one more home later. Without a company at this address
 * it is looked for in every register.
 * @throws DomainError `session.required`, `registration.address`
 */
export async function sayHome(ctx: Context, where: Whereabouts, parts: AddressParts): Promise<AddressSaid> {
  const userId = requireUser(ctx.actor)
  const here = await findCompanyHere(ctx, { slug: where.company, host: where.host })
  const said = await readAddress(ctx, parts, here?.id)
  const { companyId, premisesId, address } = said
  if (companyId !== null && premisesId !== null) {
    const claim = { companyId, userId, premisesId, relation: 'owner' } as const
    await ctx.db.inTenant(companyId, (tx) => claimPremises(tx, ctx, claim))
  } else if (here) {
    const unmatched = { companyId: here.id, userId, address, reason: said.unknown ?? 'unknown' }
    await ctx.db.inTenant(here.id, (tx) => keepUnmatched(tx, ctx, unmatched))
  }
  return said
}

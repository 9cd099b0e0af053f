import { findCompanyHere } from '../company/index.ts'
import { changeName, type PersonName, type ProfileView } from '../identity/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { recordConsents } from '../privacy/index.ts'
import type { AddressParts } from '../property/index.ts'
import { claimPremises } from '../residency/index.ts'
import { keepUnmatched } from './complete.ts'
import { registrationFaults } from './errors.ts'
import type { Whereabouts } from './find-place.ts'
import { countHome } from './limits.ts'
import { type AddressSaid, readAddress } from './say-address.ts'
import { requireName } from './say-name.ts'

/**
 * R2 for who has signed in by a code and said no address yet, and for one more home later. Without a company at this address
 * it is looked for in every register.
 * @throws DomainError `session.required`, `registration.address`, `home.limited`
 */
export async function sayHome(ctx: Context, where: Whereabouts, parts: AddressParts): Promise<AddressSaid> {
  const userId = requireUser(ctx.actor)
  const here = await findCompanyHere(ctx, { slug: where.company, host: where.host })
  const said = await readAddress(ctx, parts, here?.id)
  await countHome(ctx, userId)
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

/**
 * R3 for who has signed in by a code: the name, and the consent without which nothing is kept of anybody (152-ФЗ). It is
 * given to the company at whose address they are; at the platform's own address to the platform.
 * @param from as `clientAddress` tells
 * @throws DomainError `session.required`, `name.…`, `registration.consent`
 */
export async function sayWho(
  ctx: Context,
  where: Whereabouts,
  from: { address: string; language: Language },
  { isConsentGiven, ...said }: PersonName & { isConsentGiven: boolean },
): Promise<ProfileView> {
  const userId = requireUser(ctx.actor)
  const name = requireName(said)
  if (!isConsentGiven) throw new DomainError(registrationFaults['registration.consent'], { field: 'consent' })
  const companyId = (await findCompanyHere(ctx, { slug: where.company, host: where.host }))?.id ?? null
  const given = { userId, companyId, purposes: ['processing', 'privacy-policy'] as const, ...from }
  await (companyId === null
    ? ctx.db.as({ user: userId }, (tx) => recordConsents(tx, given))
    : ctx.db.inTenant(companyId, (tx) => recordConsents(tx, given)))
  return await changeName(ctx, name)
}

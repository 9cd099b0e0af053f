import { DomainError } from '../platform/errors.ts'
import { type AddressParts, matchAddress } from '../property/index.ts'
import type { Asker, RegistrationContext } from './deps.ts'
import { registrationFaults } from './errors.ts'
import { changeDraft, type Draft, holdDraft, requireDraft } from './find-draft.ts'
import { stepAfter } from './steps.ts'
import type { TypedAddress } from './tables.ts'

export interface AddressSaid {
  /** As it was understood. */
  address: TypedAddress
  /** The building as the register writes it; null when no building of the company's has this flat. */
  found: string | null
  premisesId: string | null
  companyId: string | null
  /** The first part that the register does not know. */
  unknown: 'city' | 'street' | 'house' | 'flat' | null
  suggestions: string[]
}

/**
 * Reads an address as people type it and looks for the flat (R2). Nothing is refused but what says nothing.
 * @throws DomainError `registration.address` `{ fields }`: parts in which no letters or digits remain
 */
export async function readAddress(
  ctx: RegistrationContext,
  parts: AddressParts,
  companyId?: string,
): Promise<AddressSaid> {
  const match = await matchAddress(ctx, { ...parts, companyId })
  const { city, street, house, building, flat, missing } = match.understood
  if (missing.length > 0) {
    const fields = missing.map((path) => ({ path, code: 'missing' }))
    throw new DomainError(registrationFaults['registration.address'], { field: missing[0], fields })
  }
  const address = { city, street, house, building, flat }
  return match.isFound
    ? {
        ...{ address, unknown: null, suggestions: [] },
        ...{ found: match.address, premisesId: match.premisesId, companyId: match.companyId },
      }
    : {
        ...{ address, found: null, premisesId: null, companyId: null },
        ...{ unknown: match.field, suggestions: match.suggestions.map(({ text }) => text) },
      }
}

/**
 * R2: keeps the address of this registration and shows what was understood. Without one it is skipped: it can be said later.
 * @throws DomainError `registration.unknown`, `registration.step`, `registration.address`
 */
export async function sayAddress(
  ctx: RegistrationContext,
  asker: Asker,
  parts: AddressParts | undefined,
): Promise<{ draft: Draft; said: AddressSaid | undefined }> {
  const seen = await requireDraft(ctx, asker, 'address')
  const said = parts && (await readAddress(ctx, parts, seen.companyId))
  const draft = await ctx.db.inTenant(seen.companyId, async (tx) => {
    const held = await holdDraft(tx, seen)
    const data = { ...held.data, address: said?.address ?? null }
    const step = stepAfter(held.way, 'address')
    return await changeDraft(tx, ctx, held.id, { data, premisesId: said?.premisesId ?? null, step })
  })
  return { draft, said }
}

import { identityFaults, type PersonName, readPersonName } from '../identity/index.ts'
import { DomainError } from '../platform/errors.ts'
import { type Completed, complete } from './complete.ts'
import type { Asker, RegistrationContext, RegistrationDeps } from './deps.ts'
import { registrationFaults } from './errors.ts'
import { changeDraft, type Draft, holdDraft, requireDraft } from './find-draft.ts'
import { stepAfter } from './steps.ts'

const faultOf = {
  familyName: identityFaults['name.family'],
  givenName: identityFaults['name.given'],
  patronymic: identityFaults['name.patronymic'],
} as const

/** @throws DomainError `name.family`, `name.given`, `name.patronymic`: the first that cannot be one, with all in `fields` */
export function requireName(input: PersonName): PersonName {
  const read = readPersonName(input)
  if ('name' in read) return read.name
  const fields = Object.entries(read.faults).map(([path, code]) => ({ path, code }))
  const first = (['familyName', 'givenName', 'patronymic'] as const).find((part) => read.faults[part]) ?? 'familyName'
  throw new DomainError(faultOf[first], { field: first, fields })
}

/**
 * R3 with R4's consent, which the law wants on a phone as well. On the phone's way this is the last step.
 * @throws DomainError `registration.unknown`, `registration.step`, `name.…`, `registration.consent`
 */
export async function sayName(
  ctx: RegistrationContext,
  deps: RegistrationDeps,
  asker: Asker,
  input: PersonName & { isConsentGiven: boolean },
): Promise<{ signedIn: Completed } | { draft: Draft }> {
  const seen = await requireDraft(ctx, asker, 'name')
  const name = requireName(input)
  if (!input.isConsentGiven) throw new DomainError(registrationFaults['registration.consent'], { field: 'consent' })
  const next = stepAfter(seen.way, 'name')
  const draft = await ctx.db.inTenant(seen.companyId, async (tx) => {
    const held = await holdDraft(tx, seen)
    const consent = { consentedAt: new Date(ctx.clock.now()), consentAddress: asker.address }
    const step = next === 'done' ? 'name' : next
    return await changeDraft(tx, ctx, held.id, { data: { ...held.data, ...name }, ...consent, step })
  })
  return next === 'done' ? { signedIn: await complete(ctx, deps, draft, asker) } : { draft }
}

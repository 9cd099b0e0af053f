import { parsePhone } from '../identity/index.ts'
import { DomainError } from '../platform/errors.ts'
import { type Begun, begin } from './begin.ts'
import type { Asker, RegistrationContext } from './deps.ts'
import { registrationFaults } from './errors.ts'
import { findPlace, type Whereabouts } from './find-place.ts'
import { countStart } from './limits.ts'
import { readFullName } from './read-full-name.ts'

export interface BeginByCallInput {
  phone: string
  /** ФИО. */
  fullName: string
  isConsentGiven: boolean
}

/**
 * R5, «Шаг 1». Nobody is called yet: the person asks for it in the next step.
 * @throws DomainError `registration.company`, `registration.way`, `phone.invalid`, `registration.full-name`,
 * `registration.consent`, `registration.limited`
 */
export async function beginByCall(
  ctx: RegistrationContext,
  where: Whereabouts,
  asker: Asker,
  input: BeginByCallInput,
): Promise<Begun> {
  const { id: companyId } = await findPlace(ctx, where, 'call')
  const phone = parsePhone(input.phone)
  const name = readFullName(input.fullName)
  if (!name) throw new DomainError(registrationFaults['registration.full-name'], { field: 'fullName' })
  if (!input.isConsentGiven) throw new DomainError(registrationFaults['registration.consent'], { field: 'consent' })
  await countStart(ctx, asker.address)
  const consent = { consentedAt: new Date(ctx.clock.now()), consentAddress: asker.address }
  return await ctx.db.inTenant(companyId, (tx) =>
    begin(tx, ctx, asker, { companyId, way: 'call', phone, data: name, ...consent }),
  )
}

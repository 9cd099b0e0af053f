import { type CodeIssued, issueCode, parsePhone } from '../identity/index.ts'
import { type Begun, begin } from './begin.ts'
import type { Asker, RegistrationContext, RegistrationDeps } from './deps.ts'
import { findPlace, type Whereabouts } from './find-place.ts'
import { countStart } from './limits.ts'

export interface BeginByPhoneInput {
  way: 'phone' | 'web'
  /** As the person wrote it. */
  phone: string
}

/**
 * R1: a code goes to the phone, whoever has it.
 * @throws DomainError `registration.company`, `registration.way`, `phone.invalid`, `registration.limited`, and what
 * `issueCode` throws
 */
export async function beginByPhone(
  ctx: RegistrationContext,
  { identity }: RegistrationDeps,
  where: Whereabouts,
  asker: Asker,
  { way, phone: typed }: BeginByPhoneInput,
): Promise<Begun & { code: CodeIssued }> {
  const company = await findPlace(ctx, where, way)
  const phone = parsePhone(typed)
  const { address, language } = asker
  await countStart(ctx, address)
  const code = await issueCode(ctx, identity, { purpose: 'registration', phone, address, language })
  const begun = await ctx.db.inTenant(company.id, (tx) => begin(tx, ctx, asker, { companyId: company.id, way, phone }))
  return { ...begun, code }
}

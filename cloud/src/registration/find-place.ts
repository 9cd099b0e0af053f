import { type CompanyHereView, findCompanyHere, type RegistrationWay } from '../company/index.ts'
import { type PasswordRules, tighten } from '../identity/index.ts'
import { DomainError } from '../platform/errors.ts'
import type { RegistrationContext } from './deps.ts'
import { registrationFaults } from './errors.ts'

/** How a browser says which company it has come to. */
export interface Whereabouts {
  /** The slug of `/c/{slug}`. */
  company?: string | undefined
  host: string | undefined
}

/**
 * The company that somebody registers with.
 * @throws DomainError `registration.company`, `registration.way` when the company does not offer the way
 */
export async function findPlace(
  ctx: RegistrationContext,
  { company, host }: Whereabouts,
  way: RegistrationWay,
): Promise<CompanyHereView> {
  const here = await findCompanyHere(ctx, { slug: company, host })
  if (!here) throw new DomainError(registrationFaults['registration.company'])
  if (!here.registrationWays.includes(way)) throw new DomainError(registrationFaults['registration.way'])
  return here
}

/** A row's password rules as far as the company has made them stricter. */
export function rulesOf(rules: PasswordRules, company: Pick<CompanyHereView, 'passwordRules'>): PasswordRules {
  const { minLength, needsSign } = company.passwordRules
  return tighten(rules, { minLength, needs: needsSign ? ['sign'] : [] })
}

import { companyPasswordRules, readCompanySettings } from '../company/index.ts'
import { checkPassword, hashPassword, passwordRules, readEmail, tighten } from '../identity/index.ts'
import { DomainError } from '../platform/errors.ts'
import { type Completed, complete } from './complete.ts'
import type { Asker, RegistrationContext, RegistrationDeps } from './deps.ts'
import { registrationFaults } from './errors.ts'
import { changeDraft, holdDraft, requireDraft } from './find-draft.ts'

export interface ChoosePasswordInput {
  /** R4 only: becomes the login once its letter is answered. */
  email?: string | undefined
  password: string
  repeat: string
}

/**
 * The last step of R4 and R5: the password twice. Signed in at once.
 * @throws DomainError `registration.unknown`, `registration.step`, `registration.email`, `password.…`, `registration.repeat`
 */
export async function choosePassword(
  ctx: RegistrationContext,
  deps: RegistrationDeps,
  asker: Asker,
  input: ChoosePasswordInput,
): Promise<Completed> {
  const seen = await requireDraft(ctx, asker, 'password')
  const email = seen.way === 'web' ? requireEmail(input.email ?? '') : null
  const settings = await ctx.db.inTenant(seen.companyId, (tx) => readCompanySettings(tx, seen.companyId))
  const rules = tighten(passwordRules[seen.way === 'web' ? 'R4' : 'R5'], companyPasswordRules(settings))
  checkPassword(input.password, rules)
  requireRepeat(input)
  const passwordHash = await hashPassword(deps.identity, input.password, rules)
  const draft = await ctx.db.inTenant(seen.companyId, async (tx) => {
    const held = await holdDraft(tx, seen)
    return await changeDraft(tx, ctx, held.id, { email, passwordHash })
  })
  return await complete(ctx, deps, draft, asker)
}

/** @throws DomainError `registration.repeat` */
export function requireRepeat({ password, repeat }: { password: string; repeat: string }): void {
  if (password !== repeat) throw new DomainError(registrationFaults['registration.repeat'], { field: 'repeat' })
}

/** @throws DomainError `registration.email` */
export function requireEmail(text: string): string {
  const email = readEmail(text)
  if (email === null) throw new DomainError(registrationFaults['registration.email'], { field: 'email' })
  return email
}

import { checkPassword } from './check-password.ts'
import type { Identity } from './identity.ts'
import type { PasswordRules } from './password-rules.ts'

/**
 * What is kept of a password; made in the thread pool, at most two at a time.
 * @throws DomainError `password.long`, `password.short`, `password.letters`, `password.latin`, `password.digits`,
 * `password.signs`, `password.common`, `password.busy`
 */
export async function hashPassword(
  identity: Pick<Identity, 'passwords'>,
  plain: string,
  rules: PasswordRules,
): Promise<string> {
  checkPassword(plain, rules)
  return identity.passwords.hash(plain)
}

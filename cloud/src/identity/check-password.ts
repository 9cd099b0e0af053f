import { DomainError } from '../platform/errors.ts'
import { isCommonPassword } from './common-passwords.ts'
import { identityFaults } from './errors.ts'
import type { PasswordNeed, PasswordRules } from './password-rules.ts'

/** Enough for any sentence, too little to keep a processor busy. */
export const longestPassword = 128

const marks: Record<PasswordNeed, RegExp> = {
  letter: /\p{L}/u,
  'latin-letter': /[a-z]/i,
  digit: /\d/,
  sign: /[^\p{L}\p{M}\p{N}\s\p{Cc}]/u,
}

const faultOfNeed = {
  letter: 'password.letters',
  'latin-letter': 'password.latin',
  digit: 'password.digits',
  sign: 'password.signs',
} as const

/**
 * One form for what looks the same (NIST SP 800-63B-4 §3.1.1.2), so that a phone and a computer write the same password.
 */
export function normalisePassword(plain: string): string {
  return plain.normalize('NFKC')
}

/**
 * @throws DomainError `password.long`, `password.short` `{ minLength }`, `password.letters`, `password.latin`,
 * `password.digits`, `password.signs`, `password.common`: the first that applies
 */
export function checkPassword(plain: string, rules: PasswordRules): void {
  if (plain.length > longestPassword) throw new DomainError(identityFaults['password.long'])
  const password = normalisePassword(plain)
  const { minLength } = rules
  if ([...password].length < minLength) throw new DomainError(identityFaults['password.short'], { minLength })
  const missing = rules.needs.find((need) => !marks[need].test(password))
  if (missing) throw new DomainError(identityFaults[faultOfNeed[missing]])
  if (isCommonPassword(password)) throw new DomainError(identityFaults['password.common'])
}

import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { Language } from '../platform/errors.ts'
import { findPersonById } from './find-person.ts'
import { hashPassword } from './hash-password.ts'
import type { Identity } from './identity.ts'
import { dropLinks } from './one-time-link.ts'
import { passwordRules, tighten } from './password-rules.ts'
import { setPassword } from './set-password.ts'
import { tellPerson } from './tell-person.ts'

/** Letters under way that could still turn the account over to who had it before. */
const waysBack = ['recovery', 'confirm-email']

/**
 * What is kept of a person's new password (R12), which has to please every company that they belong to.
 * @throws DomainError what `hashPassword` throws
 */
export async function hashNewPassword(identity: Identity, userId: string, plain: string): Promise<string> {
  const stricter = await identity.companyRules(userId)
  return hashPassword(identity, plain, stricter.reduce(tighten, passwordRules.R12))
}

/**
 * Puts a new password in the old one's place. Links that were sent before serve no more, and the person is told by letter and
 * by SMS: who has one of the two in wrong hands may still read the other.
 */
export async function replacePassword(
  tx: Transaction,
  ctx: Pick<Context, 'clock'>,
  identity: Identity,
  { userId, passwordHash, language }: { userId: string; passwordHash: string; language: Language },
): Promise<void> {
  await setPassword(tx, ctx, userId, passwordHash)
  await dropLinks(tx, waysBack, userId)
  const person = await findPersonById(tx, userId)
  const places = [person?.emailVerified ? person.email : null, person?.phoneVerified ? person.phone : null]
  for (const to of places) {
    if (to) await tellPerson(tx, ctx, identity, userId, { template: 'password-changed', language, to })
  }
}

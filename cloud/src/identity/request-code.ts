import type { Context } from '../platform/context.ts'
import type { Language } from '../platform/errors.ts'
import type { Identity } from './identity.ts'
import { type CodeIssued, issueCode } from './issue-code.ts'
import { parsePhone } from './parse-phone.ts'

export interface RequestCodeInput {
  /** As the person wrote it. */
  phone: string
  /** Who asks, as `clientAddress` tells. */
  address: string
  language: Language
}

/**
 * Sends a sign-in code to a phone. A phone without a user gets the same answer by the same work.
 * @throws DomainError `phone.invalid`, and what `issueCode` throws
 */
export async function requestCode(ctx: Context, identity: Identity, input: RequestCodeInput): Promise<CodeIssued> {
  const phone = parsePhone(input.phone)
  return issueCode(ctx, identity, { ...input, purpose: 'sign-in', phone })
}

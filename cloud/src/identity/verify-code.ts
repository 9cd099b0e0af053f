import { randomUUID } from 'node:crypto'
import type { Context } from '../platform/context.ts'
import type { Identity } from './identity.ts'
import { judgeCode } from './judge-code.ts'
import { parsePhone } from './parse-phone.ts'
import { type SignedIn, signInAs } from './sign-in-as.ts'
import type { SignInPlace } from './start-session.ts'

export interface VerifyCodeInput extends Omit<SignInPlace, 'isRemembered'> {
  /** As the person wrote it. */
  phone: string
  code: string
  isRemembered?: boolean
}

/**
 * Signs in with a code; a phone seen for the first time becomes a user without a name and without an e-mail.
 * @throws DomainError `phone.invalid`, and what `judgeCode` throws
 */
export async function verifyCode(ctx: Context, identity: Identity, input: VerifyCodeInput): Promise<SignedIn> {
  const phone = parsePhone(input.phone)
  await judgeCode(ctx, identity, { purpose: 'sign-in', phone, code: input.code.trim(), address: input.address })
  const ticket = randomUUID()
  identity.judged.set(ticket, phone)
  try {
    const body = { phoneNumber: phone, code: ticket, disableSession: true }
    const { user } = await identity.auth.api.verifyPhoneNumber({ body })
    return await signInAs(ctx, identity, { id: user.id, name: user.name, phone }, { isRemembered: true, ...input })
  } finally {
    identity.judged.delete(ticket)
  }
}

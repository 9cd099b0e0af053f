import { randomUUID } from 'node:crypto'
import type { Context } from '../platform/context.ts'
import { addressHeader } from './auth.ts'
import type { Identity } from './identity.ts'
import { judgeCode } from './judge-code.ts'
import { parsePhone } from './parse-phone.ts'
import { sessionCookies } from './session-cookies.ts'

export interface VerifyCodeInput {
  /** As the person wrote it. */
  phone: string
  code: string
  address: string
  userAgent: string | undefined
}

export interface SignedIn {
  user: { id: string; name: string; phone: string }
  /** Set-Cookie values: the new session. */
  cookies: string[]
}

const longestUserAgent = 200

/**
 * Signs in with a code; a phone seen for the first time becomes a user without a name and without an e-mail.
 * @throws DomainError `phone.invalid`, and what `judgeCode` throws
 */
export async function verifyCode(ctx: Context, identity: Identity, input: VerifyCodeInput): Promise<SignedIn> {
  const phone = parsePhone(input.phone)
  await judgeCode(ctx, identity, { phone, code: input.code.trim(), address: input.address })
  const ticket = randomUUID()
  identity.judged.set(ticket, phone)
  try {
    const headers = new Headers({ [addressHeader]: input.address })
    if (input.userAgent) headers.set('user-agent', input.userAgent.slice(0, longestUserAgent))
    const body = { phoneNumber: phone, code: ticket }
    const answer = await identity.auth.api.verifyPhoneNumber({ body, headers, returnHeaders: true })
    const { id, name } = answer.response.user
    return { user: { id, name, phone }, cookies: sessionCookies(answer.headers) }
  } finally {
    identity.judged.delete(ticket)
  }
}

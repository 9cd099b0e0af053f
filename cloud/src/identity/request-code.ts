import { randomInt } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { lockLimits } from '../platform/limits/index.ts'
import { identityFaults } from './errors.ts'
import type { Identity } from './identity.ts'
import { hashCode } from './keys.ts'
import { parsePhone } from './parse-phone.ts'
import { refuseLimited, refuseRemembered } from './refuse-limited.ts'
import { codeLength, codeLivesMs, sendsFrom, sendsTo, triesFor } from './sign-in-limits.ts'
import { signInCode } from './tables.ts'

export interface RequestCodeInput {
  /** As the person wrote it. */
  phone: string
  /** Who asks, as `clientAddress` tells. */
  address: string
  language: Language
}

export interface CodeRequested {
  /** E.164: shown, so that a slip of the finger is seen. */
  phone: string
  resendAfterMs: number
}

/**
 * Sends a code to a phone. Nobody is looked up: a phone without a user gets the same answer by the same work. The message is
 * queued with the code's own transaction and leaves right after it; the answer does not wait for the carrier.
 * No code is sent while the phone has no tries left: it could not be used.
 * @throws DomainError `phone.invalid` · `code.limited` `{ retryAfterS }` · `code.unsent` when there is no carrier
 */
export async function requestCode(ctx: Context, identity: Identity, input: RequestCodeInput): Promise<CodeRequested> {
  const phone = parsePhone(input.phone)
  if (!identity.messages.carries('sms')) throw new DomainError(identityFaults['code.unsent'])
  const code = randomInt(10 ** codeLength)
    .toString()
    .padStart(codeLength, '0')
  const resendAfterMs = await recordCode(ctx, identity, { ...input, phone }, code)
  identity.messages.hurry('sms')
  return { phone, resendAfterMs }
}

function recordCode(ctx: Context, identity: Identity, { phone, address, language }: RequestCodeInput, code: string) {
  const nowMs = ctx.clock.now()
  const firm = [sendsFrom(address), triesFor(phone)]
  refuseRemembered(firm, identity.refusals, nowMs)
  return ctx.db.as({}, async (tx) => {
    const limits = await lockLimits(
      tx,
      nowMs,
      [sendsTo(phone, true), ...firm].map(({ key }) => key),
    )
    const waiting = await tx.select({ phone: signInCode.phone }).from(signInCode).where(eq(signInCode.phone, phone))
    refuseLimited(limits, [sendsTo(phone, waiting.length > 0), ...firm], identity.refusals, nowMs)
    await limits.record(sendsFrom(address))
    const resendAfterMs = await limits.record(sendsTo(phone, true))
    const row = { phone, codeHash: hashCode(identity.keys, phone, code), expiresAt: new Date(nowMs + codeLivesMs) }
    await tx.insert(signInCode).values(row).onConflictDoUpdate({ target: [signInCode.phone, signInCode.purpose], set: row })
    const told = { kind: 'sms', template: 'sign-in-code', values: { code }, to: phone, language } as const
    await identity.messages.queue(tx, { ...told, expiresAt: nowMs + codeLivesMs, key: `sign-in-code:${phone}` })
    return resendAfterMs
  })
}

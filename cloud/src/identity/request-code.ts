import { randomInt } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { forgetHit, lockLimits } from '../platform/limits/index.ts'
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
 * Sends a code to a phone. Nobody is looked up: a phone without a user gets the same answer by the same work.
 * No code is sent while the phone has no tries left: it could not be used.
 * @throws DomainError `phone.invalid` · `code.limited` `{ retryAfterS }` · `code.unsent` when the carrier did not take it
 */
export async function requestCode(ctx: Context, identity: Identity, input: RequestCodeInput): Promise<CodeRequested> {
  const phone = parsePhone(input.phone)
  const code = randomInt(10 ** codeLength)
    .toString()
    .padStart(codeLength, '0')
  const { sentAtMs, resendAfterMs } = await recordCode(ctx, identity, phone, code, input.address)
  try {
    await identity.sms.send({ to: phone, text: codeText(code, input.language) })
  } catch (error) {
    // Nothing was sent, so nothing is counted, and whoever tries again does not wait three minutes for it.
    await ctx.db.as({}, async (tx) => {
      await forgetHit(tx, sendsTo(phone, false).key, sentAtMs)
      await tx.delete(signInCode).where(eq(signInCode.phone, phone))
    })
    throw new DomainError(identityFaults['code.unsent'], {}, { cause: error })
  }
  return { phone, resendAfterMs }
}

function recordCode(ctx: Context, identity: Identity, phone: string, code: string, address: string) {
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
    await tx.insert(signInCode).values(row).onConflictDoUpdate({ target: signInCode.phone, set: row })
    return { sentAtMs: nowMs, resendAfterMs }
  })
}

/** Fits one SMS part: 70 characters in Cyrillic (3GPP TS 23.038, UCS-2). */
function codeText(code: string, language: Language): string {
  return language === 'ru'
    ? `Домовой: код для входа ${code}. Никому его не говорите.`
    : `Domovoy: your sign-in code is ${code}. Do not share it.`
}

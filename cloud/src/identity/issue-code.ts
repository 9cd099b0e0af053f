import { randomInt } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { lockLimits } from '../platform/limits/index.ts'
import { type CodePurpose, codeKinds } from './code-kinds.ts'
import { identityFaults } from './errors.ts'
import type { Identity } from './identity.ts'
import { inBackground } from './in-background.ts'
import { hashCode } from './keys.ts'
import { refuseLimited, refuseRemembered } from './refuse-limited.ts'
import { codeLivesMs, sendsFrom, sendsTo, triesFor } from './sign-in-limits.ts'
import { signInCode } from './tables.ts'

export interface CodeOrder {
  purpose: CodePurpose
  /** E.164. */
  phone: string
  /** Who asks, as `clientAddress` tells. */
  address: string
  language: Language
  channel?: 'sms' | 'call'
  /** For whom it is, such as a person's id: `judgeCode` lets only them use it. */
  subject?: string
  /**
   * Where it is sent to some only: asked after the answer, so that neither it nor its time nor the limits tell whether there
   * was somebody to send it to.
   */
  isDue?: () => Promise<boolean>
}

export interface CodeIssued {
  /** E.164: shown, so that a slip of the finger is seen. */
  phone: string
  resendAfterMs: number
  codeLength: number
  codeLivesMs: number
}

/**
 * Sends a code to a phone by SMS or by a call. Nobody is looked up. The message is queued with the code's own transaction and
 * leaves right after it; the answer does not wait for the carrier. A purpose's newer code takes the older one's place.
 * No code is sent while the phone has no tries left: it could not be used. Phone and address are limited over all purposes.
 * @throws DomainError `code.limited` `{ retryAfterS }` · `code.unsent` when there is no carrier
 */
export async function issueCode(
  ctx: Pick<Context, 'db' | 'clock' | 'log'>,
  identity: Identity,
  order: CodeOrder,
): Promise<CodeIssued> {
  const { channel = 'sms', isDue } = order
  if (!identity.messages.carries(channel)) throw new DomainError(identityFaults['code.unsent'])
  const { length } = codeKinds[order.purpose]
  const code = randomInt(10 ** length)
    .toString()
    .padStart(length, '0')
  const resendAfterMs = await recordCode(ctx, identity, order, code)
  if (isDue) {
    inBackground(identity, ctx.log, async () => {
      if (!(await isDue())) return
      await ctx.db.as({}, (tx) => queueCode(tx, ctx, identity, order, code))
      identity.messages.hurry(channel)
    })
  } else identity.messages.hurry(channel)
  return { phone: order.phone, resendAfterMs, codeLength: length, codeLivesMs }
}

function recordCode(ctx: Pick<Context, 'db' | 'clock'>, identity: Identity, order: CodeOrder, code: string) {
  const { purpose, phone, address, subject = '', isDue } = order
  const nowMs = ctx.clock.now()
  const firm = [sendsFrom(address), triesFor(phone)]
  refuseRemembered(firm, identity.refusals, nowMs)
  return ctx.db.as({}, async (tx) => {
    const limits = await lockLimits(
      tx,
      nowMs,
      [sendsTo(phone, true), ...firm].map(({ key }) => key),
    )
    const waiting = await tx
      .select({ phone: signInCode.phone })
      .from(signInCode)
      .where(and(eq(signInCode.phone, phone), eq(signInCode.purpose, purpose)))
    refuseLimited(limits, [sendsTo(phone, waiting.length > 0), ...firm], identity.refusals, nowMs)
    await limits.record(sendsFrom(address))
    const resendAfterMs = await limits.record(sendsTo(phone, true))
    const expiresAt = new Date(nowMs + codeLivesMs)
    const row = { phone, purpose, subject, codeHash: hashCode(identity.keys, { purpose, phone, code }), expiresAt }
    const target = [signInCode.phone, signInCode.purpose]
    await tx.insert(signInCode).values(row).onConflictDoUpdate({ target, set: row })
    if (!isDue) await queueCode(tx, ctx, identity, order, code)
    return resendAfterMs
  })
}

async function queueCode(
  tx: Transaction,
  { clock }: Pick<Context, 'clock'>,
  { messages }: Identity,
  { purpose, phone, language, channel = 'sms' }: CodeOrder,
  code: string,
): Promise<void> {
  const template = channel === 'call' ? 'spoken-code' : codeKinds[purpose].template
  const told = { kind: channel, template, values: { code }, to: phone, language } as const
  await messages.queue(tx, { ...told, expiresAt: clock.now() + codeLivesMs, key: `${purpose}-code:${phone}` })
}

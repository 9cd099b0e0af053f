import { eq } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { identityFaults } from './errors.ts'
import { findPersonBy, findPersonById } from './find-person.ts'
import type { Identity } from './identity.ts'
import { type CodeIssued, issueCode } from './issue-code.ts'
import { judgeCode } from './judge-code.ts'
import { parsePhone } from './parse-phone.ts'
import { user } from './tables.ts'
import { tellPerson } from './tell-person.ts'

const purpose = 'confirm-phone'

/**
 * Sends six digits to a phone that the asker says is theirs (R13): the one of the profile, or a new one. Nothing changes yet.
 * @throws DomainError `phone.invalid`, and what `issueCode` throws
 */
export async function beginPhone(
  ctx: Context,
  identity: Identity,
  input: { phone: string; address: string; language: Language },
): Promise<CodeIssued> {
  const subject = requireUser(ctx.actor)
  const phone = parsePhone(input.phone)
  const issued = await issueCode(ctx, identity, { ...input, purpose, phone, subject })
  await ctx.db.orm.update(user).set({ phoneToConfirm: phone }).where(eq(user.id, subject))
  return issued
}

/**
 * Makes it the phone that the asker signs in by; a confirmed one that it takes the place of is told.
 * @throws DomainError `phone.invalid` · `person.taken` `{ field: 'phone' }`, and what `judgeCode` throws
 */
export async function confirmPhone(
  ctx: Context,
  identity: Identity,
  input: { phone: string; code: string; address: string; language: Language },
): Promise<void> {
  const userId = requireUser(ctx.actor)
  const phone = parsePhone(input.phone)
  const { code, address, language } = input
  await judgeCode(ctx, identity, { purpose, phone, code: code.trim(), address, subject: userId })
  await ctx.db.as({}, async (tx) => {
    const holder = await findPersonBy(tx, { phone })
    // Told to who has proved to have the phone in the hand, and to nobody else.
    if (holder && holder.id !== userId) throw new DomainError(identityFaults['person.taken'], { field: 'phone' })
    const before = await findPersonById(tx, userId)
    await tx
      .update(user)
      .set({ phone, phoneVerified: true, phoneToConfirm: null, updatedAt: new Date(ctx.clock.now()) })
      .where(eq(user.id, userId))
    if (before?.phone && before.phoneVerified && before.phone !== phone) {
      await tellPerson(tx, ctx, identity, userId, { template: 'phone-changed', language, to: before.phone })
    }
  })
  identity.messages.hurry('sms')
}

import { sendLetter } from './begin-by-letter.ts'
import type { Asker, RegistrationContext, RegistrationDeps } from './deps.ts'
import { holdDraft, requireDraft } from './find-draft.ts'

/**
 * Sends the link once more; the one before stops to serve.
 * @returns when the next may be asked for, ms
 * @throws DomainError `registration.unknown`, `registration.step`, `letter.limited`
 */
export async function resendLetter(
  ctx: RegistrationContext,
  deps: RegistrationDeps,
  asker: Pick<Asker, 'token'>,
): Promise<number> {
  const seen = await requireDraft(ctx, asker, 'letter')
  const resendAfterMs = await ctx.db.inTenant(seen.companyId, async (tx) =>
    sendLetter(tx, ctx, deps, await holdDraft(tx, seen)),
  )
  deps.post.hurry('mail')
  return resendAfterMs
}

import { and, eq, isNull, lt, lte } from 'drizzle-orm'
import { companyAddress } from '../company/index.ts'
import { repeatHourly } from '../identity/index.ts'
import { sweepCaptchas } from '../platform/captcha/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { draftLivesMs, reviewMs } from './begin.ts'
import type { RegistrationContext, RegistrationDeps } from './deps.ts'
import type { Draft } from './find-draft.ts'
import { registration } from './tables.ts'

/**
 * What time does by itself: registrations that were not finished lapse (R9: 7 days), applicants hear when staff take longer than
 * three days (R7) and when nobody has answered at all.
 */
export async function sweepRegistrations(ctx: RegistrationContext, { post }: Pick<RegistrationDeps, 'post'>) {
  const nowMs = ctx.clock.now()
  await ctx.db.as({}, (tx) => sweepCaptchas(tx, nowMs))
  // Whoever registers has come to a company by its address: there are no registrations elsewhere.
  const companies = await ctx.db.orm.selectDistinct({ id: companyAddress.companyId }).from(companyAddress)
  for (const { id } of companies) {
    await ctx.db.inTenant(id, async (tx) => {
      await remind(tx, nowMs, post)
      await lapse(tx, nowMs, post)
    })
  }
  post.hurry('mail')
}

async function remind(tx: Transaction, nowMs: number, post: RegistrationDeps['post']): Promise<void> {
  const late = await tx
    .update(registration)
    .set({ remindedAt: new Date(nowMs) })
    .where(
      and(
        eq(registration.step, 'review'),
        isNull(registration.remindedAt),
        lte(registration.createdAt, new Date(nowMs - reviewMs)),
      ),
    )
    .returning()
  for (const it of late) await tell(tx, nowMs, post, it, 'application-late')
}

async function lapse(tx: Transaction, nowMs: number, post: RegistrationDeps['post']): Promise<void> {
  const gone = await tx
    .delete(registration)
    .where(lt(registration.expiresAt, new Date(nowMs)))
    .returning()
  for (const it of gone) {
    if (it.step === 'review') await tell(tx, nowMs, post, it, 'application-lapsed')
  }
}

async function tell(
  tx: Transaction,
  nowMs: number,
  post: RegistrationDeps['post'],
  { email, companyId, language, data }: Draft,
  template: 'application-late' | 'application-lapsed',
): Promise<void> {
  if (email === null || !post.carries('mail')) return
  const values = { account: data.accountNumber ?? '' }
  await post.queue(tx, {
    kind: 'mail',
    to: email,
    template,
    values,
    language,
    companyId,
    expiresAt: nowMs + draftLivesMs,
  })
}

/** Sweeps every hour until stopped. */
export function startRegistrationSweeping(
  ctx: RegistrationContext,
  deps: Pick<RegistrationDeps, 'post'>,
): () => Promise<void> {
  return repeatHourly(ctx, () => sweepRegistrations(ctx, deps))
}

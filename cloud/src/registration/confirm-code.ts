import { and, desc, eq, gt, inArray, ne } from 'drizzle-orm'
import { findPersonBy, judgeCode, provePhone, signInAs } from '../identity/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { type Completed, complete } from './complete.ts'
import type { Asker, RegistrationContext, RegistrationDeps } from './deps.ts'
import { makeToken } from './draft-token.ts'
import { registrationFaults } from './errors.ts'
import { changeDraft, type Draft, holdDraft, requireDraft } from './find-draft.ts'
import { stepAfter } from './steps.ts'
import { registration } from './tables.ts'

/** What a confirmed phone leads to: a session, or the next step, maybe of a registration begun elsewhere. */
export type Confirmed = { signedIn: Completed } | { draft: Draft; token?: string }

const mostDevices = 5

/**
 * Takes the code. Whose phone has a user already is signed in: there is one user for one person. A registration of the same
 * way that this phone began on another device goes on from where it stands.
 * @throws DomainError `registration.unknown`, `registration.step`, `registration.none`, and what `judgeCode` throws
 */
export async function confirmCode(
  ctx: RegistrationContext,
  deps: RegistrationDeps,
  asker: Asker,
  code: string,
): Promise<Confirmed> {
  const draft = await requireDraft(ctx, asker, 'code')
  const { phone } = draft
  if (phone === null) throw new DomainError(registrationFaults['registration.step'])
  const { address, userAgent } = asker
  await judgeCode(ctx, deps.identity, { purpose: 'registration', phone, code: code.trim(), address })
  const found = await ctx.db.inTenant(draft.companyId, async (tx) => {
    const held = await holdDraft(tx, draft)
    const known = await findPersonBy(tx, { phone })
    if (known) await provePhone(tx, ctx, known.id, phone)
    if (held.data.matches) return { known, next: await adopt(tx, ctx, held, held.data.matches) }
    if (held.way === 'application') return { known, next: { draft: await goOn(tx, ctx, held, held.step) } }
    if (known && known.name !== '') {
      await tx.delete(registration).where(eq(registration.id, held.id))
      return { known, next: undefined }
    }
    const older = await findOlder(tx, ctx, held)
    const next = older ? await adopt(tx, ctx, held, [older.id]) : undefined
    return { known, next: next ?? { draft: await goOn(tx, ctx, held, stepAfter(held.way, 'code')) } }
  })
  if (found.next?.draft.way === 'application' && found.next.draft.step === 'code') {
    return { signedIn: await complete(ctx, deps, found.next.draft, asker) }
  }
  if (found.next) return found.next
  if (!found.known) throw new DomainError(registrationFaults['registration.none'])
  const { id, name } = found.known
  const place = { address, userAgent, isRemembered: true }
  return { signedIn: await signInAs(ctx, deps.identity, { id, name, phone }, place) }
}

function goOn(tx: Transaction, ctx: RegistrationContext, { id }: Draft, step: Draft['step']): Promise<Draft> {
  return changeDraft(tx, ctx, id, { isPhoneConfirmed: true, step })
}

/** What the same phone began before and did not finish. */
async function findOlder(tx: Transaction, ctx: RegistrationContext, { id, companyId, way, phone }: Draft) {
  const [older] = await tx
    .select({ id: registration.id })
    .from(registration)
    .where(
      and(
        eq(registration.companyId, companyId),
        eq(registration.way, way),
        eq(registration.phone, phone ?? ''),
        eq(registration.isPhoneConfirmed, true),
        ne(registration.id, id),
        gt(registration.expiresAt, new Date(ctx.clock.now())),
      ),
    )
    .orderBy(desc(registration.createdAt))
    .limit(1)
  return older
}

/** Puts the newest of these registrations into this device's hands; the one that led there goes. */
async function adopt(tx: Transaction, ctx: RegistrationContext, held: Draft, ids: readonly string[]) {
  await tx.delete(registration).where(eq(registration.id, held.id))
  if (ids.length === 0) return undefined
  const isOne = and(inArray(registration.id, [...ids]), gt(registration.expiresAt, new Date(ctx.clock.now())))
  const [older] = await tx.select().from(registration).where(isOne).orderBy(desc(registration.createdAt)).for('update')
  if (!older) return undefined
  const { value, tokenHash } = makeToken(older.companyId, older.id)
  const tokenHashes = [...older.tokenHashes, tokenHash].slice(-mostDevices)
  return { draft: await changeDraft(tx, ctx, older.id, { tokenHashes, isPhoneConfirmed: true }), token: value }
}

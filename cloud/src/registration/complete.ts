import { and, eq, isNull, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { displayName, findPersonBy, issueLink, registerPerson, signInAs } from '../identity/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { recordConsents } from '../privacy/index.ts'
import { claimPremises, verifyResidency } from '../residency/index.ts'
import { draftLivesMs } from './begin.ts'
import type { Asker, RegistrationContext, RegistrationDeps } from './deps.ts'
import { registrationFaults } from './errors.ts'
import { type Draft, holdDraft } from './find-draft.ts'
import { countLetter } from './limits.ts'
import { type RegistrationData, registration, unmatchedAddress } from './tables.ts'

export interface Completed {
  user: { id: string; name: string; phone: string | null }
  needsSecondFactor: boolean
  /** Set-Cookie values: the new session. */
  cookies: string[]
}

export const emailPurpose = 'registration-email'

/**
 * Ends a registration: the person is made, or found by the phone that they have just confirmed; what they said of their home
 * becomes a claim, or, after an application, a verified residency. The draft goes. Signed in at once.
 * An e-mail that nobody has confirmed becomes a login only when its link is opened.
 * @throws DomainError `registration.unknown`: the phone's owner has registered otherwise since its code was told
 */
export async function complete(
  ctx: RegistrationContext,
  deps: RegistrationDeps,
  seen: Draft,
  asker: Asker,
  proved: { isEmailProved?: boolean } = {},
): Promise<Completed> {
  const user = await ctx.db.inTenant(seen.companyId, (tx) => settle(tx, ctx, deps, seen, proved))
  deps.post.hurry('mail')
  const { address, userAgent } = asker
  return await signInAs(ctx, deps.identity, user, { address, userAgent, isRemembered: true })
}

/** The same without a session, for who confirms on a device that did not begin it. @param tx in the company's name */
export async function settle(
  tx: Transaction,
  ctx: RegistrationContext,
  deps: RegistrationDeps,
  seen: Draft,
  { isEmailProved = false }: { isEmailProved?: boolean } = {},
) {
  const draft = await holdDraft(tx, seen)
  const user = await personOf(tx, ctx, draft, isEmailProved)
  await settleHome(tx, ctx, draft, user)
  if (draft.consentedAt) {
    const { companyId, consentAddress, language } = draft
    const given = { userId: user.id, companyId, purposes: ['processing', 'privacy-policy'] as const, language }
    await recordConsents(tx, { ...given, address: consentAddress ?? '' })
  }
  if (draft.email !== null && !isEmailProved) await askForEmail(tx, ctx, deps, draft, user.id)
  await tx.delete(registration).where(eq(registration.id, draft.id))
  return user
}

async function personOf(tx: Transaction, ctx: RegistrationContext, draft: Draft, isEmailProved: boolean) {
  const { phone, isPhoneConfirmed, data, email, login, passwordHash } = draft
  const proved = isPhoneConfirmed && phone !== null ? phone : undefined
  const known = proved === undefined ? undefined : await findPersonBy(tx, { phone: proved })
  if (known && known.name !== '') {
    // The code of an application was told just now. A draft's may be days old: it is no way into what has come since.
    if (draft.way !== 'application') throw new DomainError(registrationFaults['registration.unknown'])
    return { id: known.id, name: known.name, phone: known.phone }
  }
  const { familyName = '', givenName = '', patronymic = '', otherPhone } = data
  const { userId } = await registerPerson(tx, ctx, {
    ...{ familyName, givenName, patronymic },
    ...(proved !== undefined && { phone: proved, isPhoneVerified: true }),
    ...(proved === undefined && otherPhone !== undefined && { phone: otherPhone }),
    ...(isEmailProved && email !== null && { email, isEmailVerified: true }),
    ...(login !== null && { login }),
    // A password that its owner has chosen before is not for a form to change.
    ...(passwordHash !== null && !known?.passwordHash && { passwordHash }),
  })
  return { id: userId, name: displayName({ givenName, familyName, patronymic }), phone: proved ?? null }
}

async function settleHome(
  tx: Transaction,
  ctx: RegistrationContext,
  draft: Draft,
  { id: userId, name }: { id: string; name: string },
): Promise<void> {
  const { companyId, premisesId, way, decidedBy, data } = draft
  if (premisesId !== null) {
    const { residencyId } = await claimPremises(tx, ctx, { companyId, userId, premisesId, relation: 'owner' })
    // The register answered for the name in the application; the phone may be of a user with another one.
    const isAnsweredFor = decidedBy === 'staff' || (decidedBy === 'account' && isSameName(name, data))
    if (way === 'application' && isAnsweredFor) await verifyResidency(tx, ctx, { residencyId, by: decidedBy })
  } else if (data.address) {
    await keepUnmatched(tx, ctx, { companyId, userId, address: data.address, reason: 'unknown' })
  }
}

/** As people compare: «Фёдорова» is «Федорова». */
function isSameName(name: string, { givenName = '', familyName = '' }: RegistrationData): boolean {
  const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е')
  return plain(name) === plain(displayName({ givenName, familyName, patronymic: '' }))
}

type Unmatched = Pick<typeof unmatchedAddress.$inferInsert, 'companyId' | 'userId' | 'address' | 'reason'>

/** Puts an address that no house has before staff; one that waits there already is not put there twice. */
export async function keepUnmatched(tx: Transaction, { clock }: Pick<RegistrationContext, 'clock'>, it: Unmatched) {
  const { companyId, userId, address } = it
  const isSame = and(
    eq(unmatchedAddress.companyId, companyId),
    eq(unmatchedAddress.userId, userId),
    sql`${unmatchedAddress.address} = ${JSON.stringify(address)}::jsonb`,
    isNull(unmatchedAddress.settledAt),
  )
  if ((await tx.$count(unmatchedAddress, isSame)) > 0) return
  await tx.insert(unmatchedAddress).values({ id: uuidv7(), createdAt: new Date(clock.now()), ...it })
}

/** The answer is the same whether or not somebody has the address: its owner is told of it, and nobody else. */
async function askForEmail(
  tx: Transaction,
  ctx: RegistrationContext,
  { identity, post }: RegistrationDeps,
  { email, companyId, language }: Draft,
  userId: string,
): Promise<void> {
  if (email === null || !post.carries('mail')) return
  const holder = await findPersonBy(tx, { email })
  if (holder?.id === userId && holder.emailVerified) return
  const expiresAt = ctx.clock.now() + draftLivesMs
  const letter = { kind: 'mail', to: email, language, companyId, expiresAt } as const
  await countLetter(tx, ctx, email).catch(() => 0)
  if (holder?.emailVerified) {
    const link = `${identity.publicUrl}/sign-in`
    return await post.queue(tx, { ...letter, template: 'registration-exists', values: { link } })
  }
  const subject = `${userId} ${email}`
  const token = await issueLink(tx, ctx, {
    ...{ purpose: emailPurpose, subject, livesMs: draftLivesMs },
    payload: { userId, email },
  })
  const values = { link: `${identity.publicUrl}/register/confirm-email#${token}` }
  await post.queue(tx, { ...letter, template: 'registration-email-link', values })
}

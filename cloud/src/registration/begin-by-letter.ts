import { and, eq, gt, sql } from 'drizzle-orm'
import { checkPassword, findPersonBy, hashPassword, issueLink, parsePhone, passwordRules } from '../identity/index.ts'
import { type CaptchaSolution, checkCaptcha } from '../platform/captcha/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { type Begun, begin } from './begin.ts'
import { requireEmail, requireRepeat } from './choose-password.ts'
import type { Asker, RegistrationContext, RegistrationDeps } from './deps.ts'
import { readToken } from './draft-token.ts'
import { registrationFaults } from './errors.ts'
import type { Draft } from './find-draft.ts'
import { findPlace, rulesOf, type Whereabouts } from './find-place.ts'
import { countLetter, countStart } from './limits.ts'
import { readLogin } from './read-login.ts'
import { requireName } from './say-name.ts'
import { type RegistrationData, registration } from './tables.ts'

interface ByLetterInput {
  email: string
  password: string
  repeat: string
  isConsentGiven: boolean
  captcha?: CaptchaSolution | undefined
}

/** R8: everything is required. */
export interface ByLoginInput extends ByLetterInput {
  way: 'login'
  login: string
}

/** R9: patronymic and phone may be left out. */
export interface ByEmailInput extends ByLetterInput {
  way: 'email'
  familyName: string
  givenName: string
  patronymic: string
  phone: string
}

export const letterPurpose = 'registration'

/**
 * R8, R9: a letter with a link goes to the address. Whoever has the address already gets a letter of another kind, and the one
 * who asks sees no difference, not even in the time it takes. A taken login is told (R8).
 * @returns `resendAfterMs`: when the letter can be sent again
 * @throws DomainError `registration.company`, `registration.way`, `registration.email`, `registration.login`, `name.…`,
 * `phone.invalid`, `registration.consent`, `password.…`, `registration.repeat`, `captcha.…`, `registration.limited`,
 * `login.taken`, `letter.limited`, `letter.unsent`
 */
export async function beginByLetter(
  ctx: RegistrationContext,
  deps: RegistrationDeps,
  where: Whereabouts,
  asker: Asker,
  input: ByLoginInput | ByEmailInput,
): Promise<Begun & { resendAfterMs: number }> {
  const { way, password } = input
  const company = await findPlace(ctx, where, way)
  if (!deps.post.carries('mail')) throw new DomainError(registrationFaults['letter.unsent'])
  const email = requireEmail(input.email)
  const login = way === 'login' ? requireLogin(input.login) : null
  const data = way === 'email' ? readPerson(input) : {}
  const rules = rulesOf(way === 'login' ? passwordRules.R8 : passwordRules.R9, company)
  checkPassword(password, rules)
  requireRepeat(input)
  if (!input.isConsentGiven) throw new DomainError(registrationFaults['registration.consent'], { field: 'consent' })
  await checkCaptcha(ctx, deps.captcha, input.captcha)
  await countStart(ctx, asker.address)
  const passwordHash = await hashPassword(deps.identity, password, rules)
  const consent = { consentedAt: new Date(ctx.clock.now()), consentAddress: asker.address }
  const begun = await ctx.db.inTenant(company.id, async (tx) => {
    if (login !== null) await refuseTaken(tx, ctx, asker, login)
    const holder = await findPersonBy(tx, { email })
    const isDecoy = holder?.emailVerified === true
    const told = { companyId: company.id, way, email, login, data, passwordHash, isDecoy, ...consent }
    const { draft, token } = await begin(tx, ctx, asker, told)
    return { draft, token, resendAfterMs: await sendLetter(tx, ctx, deps, draft) }
  })
  deps.post.hurry('mail')
  return begun
}

function requireLogin(text: string): string {
  const login = readLogin(text)
  if (login === null) throw new DomainError(registrationFaults['registration.login'], { field: 'login' })
  return login
}

function readPerson({ familyName, givenName, patronymic, phone }: ByEmailInput): RegistrationData {
  const name = requireName({ familyName, givenName, patronymic })
  return phone.trim() === '' ? name : { ...name, otherPhone: parsePhone(phone) }
}

/**
 * A login waits for its letter too: two people must not be promised the same one. Who has promised it to themselves on this
 * device, and comes back with another e-mail, gets it.
 */
async function refuseTaken(
  tx: Transaction,
  ctx: RegistrationContext,
  { token }: Pick<Asker, 'token'>,
  login: string,
): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`login ${login}`}, 0))`)
  const own = readToken(token)
  if (own) {
    const isOwn = sql`${own.tokenHash} = any(${registration.tokenHashes})`
    await tx
      .delete(registration)
      .where(and(eq(registration.id, own.registrationId), eq(registration.login, login), isOwn))
  }
  const isPromised = and(eq(registration.login, login), gt(registration.expiresAt, new Date(ctx.clock.now())))
  const [promised] = await tx.select({ id: registration.id }).from(registration).where(isPromised).limit(1)
  if (promised || (await findPersonBy(tx, { login }))) {
    throw new DomainError(registrationFaults['login.taken'], { field: 'login' })
  }
}

/** Queues the letter of a registration, in the place of one before. @returns when the next may be asked for, ms */
export async function sendLetter(
  tx: Transaction,
  ctx: RegistrationContext,
  { identity, post }: RegistrationDeps,
  { id, companyId, email, isDecoy, language, expiresAt }: Draft,
): Promise<number> {
  if (email === null) throw new DomainError(registrationFaults['registration.step'])
  const resendAfterMs = await countLetter(tx, ctx, email)
  const livesMs = expiresAt.getTime() - ctx.clock.now()
  const token = await issueLink(tx, ctx, { purpose: letterPurpose, subject: id, payload: { companyId }, livesMs })
  const letter = { kind: 'mail', to: email, language, companyId, expiresAt: expiresAt.getTime() } as const
  const [template, path] = isDecoy
    ? (['registration-exists', 'sign-in'] as const)
    : (['registration-link', `register/activate#${token}`] as const)
  const values = { link: `${identity.publicUrl}/${path}` }
  await post.queue(tx, { ...letter, template, values, key: `registration:${id}` })
  return resendAfterMs
}

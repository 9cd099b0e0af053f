import { type CaptchaSolution, checkCaptcha } from '../platform/captcha/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { lockLimits } from '../platform/limits/index.ts'
import { endSessionsOf } from './end-sessions.ts'
import { identityFaults } from './errors.ts'
import { findPersonBy, findPersonById } from './find-person.ts'
import type { Identity } from './identity.ts'
import { inBackground } from './in-background.ts'
import { type CodeIssued, issueCode } from './issue-code.ts'
import { judgeCode } from './judge-code.ts'
import { issueLink, lookAtLink, takeLink } from './one-time-link.ts'
import { parsePhone } from './parse-phone.ts'
import { readEmail } from './read-email.ts'
import { refuseLimited } from './refuse-limited.ts'
import { hashNewPassword, replacePassword } from './replace-password.ts'
import { type SignedIn, signInAs } from './sign-in-as.ts'
import { lettersFrom, lettersTo } from './sign-in-limits.ts'
import type { SignInPlace } from './start-session.ts'

const purpose = 'recovery'
const minuteMs = 60_000
/** The letter says so too. */
const linkLivesMs = 60 * minuteMs
/** After the code of the SMS: as long as one needs to think of a password. */
const ticketLivesMs = 15 * minuteMs

export interface RecoveryOrder {
  /** E-mail or phone, as the person wrote it. */
  name: string
  familyName: string
  captcha: CaptchaSolution | undefined
  address: string
  language: Language
}

export type RecoveryBegun = { way: 'email' } | ({ way: 'phone' } & CodeIssued)

/**
 * Begins a recovery (R11): a link to the e-mail, or six digits to the phone, when both it and the surname are of one person
 * who has confirmed it. The answer is the same for everybody, and so is the work before it: who it is, is looked up after it.
 * @throws DomainError `email.invalid` · `phone.invalid` · `captcha.required`, `captcha.wrong`, `captcha.expired` ·
 * `code.limited` · `code.unsent` · `email.unsent`
 */
export async function beginRecovery(ctx: Context, identity: Identity, order: RecoveryOrder): Promise<RecoveryBegun> {
  const isEmail = order.name.includes('@')
  const email = isEmail ? readEmail(order.name) : null
  if (isEmail && email === null) throw new DomainError(identityFaults['email.invalid'])
  const phone = email === null ? parsePhone(order.name) : ''
  if (email !== null && !identity.messages.carries('mail')) throw new DomainError(identityFaults['email.unsent'])
  await checkCaptcha(ctx, identity.captcha, order.captcha)
  if (email !== null) {
    await countLetter(ctx, identity, email, order.address)
    inBackground(identity, ctx.log, () => mailLink(ctx, identity, email, order))
    return { way: 'email' }
  }
  const { address, language } = order
  const isDue = async () => {
    const person = await findPersonBy(ctx.db.orm, { phone })
    return person?.phoneVerified === true && isSameName(person.familyName, order.familyName)
  }
  const issued = await issueCode(ctx, identity, { purpose, phone, address, language, isDue })
  return { way: 'phone', ...issued }
}

async function countLetter(ctx: Context, identity: Identity, email: string, address: string): Promise<void> {
  const limits = [lettersTo(email), lettersFrom(address)]
  await ctx.db.as({}, async (tx) => {
    const keys = limits.map(({ key }) => key)
    const held = await lockLimits(tx, ctx.clock.now(), keys)
    refuseLimited(held, limits, identity.refusals, ctx.clock.now())
    for (const limit of limits) await held.record(limit)
  })
}

async function mailLink(ctx: Context, identity: Identity, email: string, order: RecoveryOrder): Promise<void> {
  const { familyName, language } = order
  const person = await findPersonBy(ctx.db.orm, { email })
  if (!person?.emailVerified || !isSameName(person.familyName, familyName)) return
  await ctx.db.as({}, async (tx) => {
    const token = await issueLink(tx, ctx, { purpose, subject: person.id, livesMs: linkLivesMs })
    const values = { link: `${identity.publicUrl}/recovery#${token}` }
    const told = { kind: 'mail', template: 'recovery-link', values, to: email, language } as const
    await identity.messages.queue(tx, {
      ...told,
      expiresAt: ctx.clock.now() + linkLivesMs,
      key: `recovery:${person.id}`,
    })
  })
  identity.messages.hurry('mail')
}

/**
 * Takes the six digits of the SMS.
 * @returns a token that `finishRecovery` takes, as the letter's link has one
 * @throws DomainError `phone.invalid`, and what `judgeCode` throws
 */
export async function judgeRecoveryCode(
  ctx: Context,
  identity: Identity,
  { phone: text, code, address }: { phone: string; code: string; address: string },
): Promise<string> {
  const phone = parsePhone(text)
  await judgeCode(ctx, identity, { purpose, phone, code: code.trim(), address })
  return ctx.db.as({}, async (tx) => {
    const person = await findPersonBy(tx, { phone })
    // A code that was right by chance, and was sent to nobody.
    if (!person?.phoneVerified) throw new DomainError(identityFaults['code.expired'])
    return issueLink(tx, ctx, { purpose, subject: person.id, livesMs: ticketLivesMs })
  })
}

/** Whether a link still serves, before anybody thinks of a password. @throws DomainError `link.unknown`, `link.used`, `link.expired` */
export async function checkRecovery(ctx: Context, token: string): Promise<void> {
  await lookAtLink(ctx.db.orm, ctx, purpose, token)
}

/**
 * Sets the new password, ends all sessions, tells the person and signs them in here.
 * @throws DomainError `link.unknown`, `link.used`, `link.expired`, and what `hashNewPassword` throws: the link serves on then
 */
export async function finishRecovery(
  ctx: Context,
  identity: Identity,
  input: { token: string; password: string; language: Language } & SignInPlace,
): Promise<SignedIn> {
  const { subject: userId } = await lookAtLink(ctx.db.orm, ctx, purpose, input.token)
  const passwordHash = await hashNewPassword(identity, userId, input.password)
  const ended = await ctx.db.as({}, async (tx) => {
    await takeLink(tx, ctx, purpose, input.token)
    await replacePassword(tx, ctx, identity, { userId, passwordHash, language: input.language })
    return endSessionsOf(tx, userId)
  })
  identity.actors.forgetSessions(ended)
  for (const kind of ['mail', 'sms'] as const) identity.messages.hurry(kind)
  const person = await findPersonById(ctx.db.orm, userId)
  if (!person) throw new DomainError(identityFaults['link.unknown'])
  const { id, name, phone } = person
  return signInAs(ctx, identity, { id, name, phone }, input)
}

/** As people compare: «Ёлкина» is «елкина». Who has told no surname has none to be known by. */
function isSameName(kept: string, told: string): boolean {
  const plain = (text: string) =>
    text
      .slice(0, 200)
      .normalize('NFC')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .replaceAll(/[^\p{L}]/gu, '')
  return plain(kept) !== '' && plain(kept) === plain(told)
}

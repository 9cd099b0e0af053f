import { and, eq, isNull, ne } from 'drizzle-orm'
import { matchAccountOwner, readAccountNumber } from '../account/index.ts'
import type { PersonName } from '../identity/index.ts'
import { checkPassword, findPersonBy, hashPassword, issueCode, parsePhone, passwordRules } from '../identity/index.ts'
import { audit } from '../platform/audit/index.ts'
import { type CaptchaSolution, checkCaptcha } from '../platform/captcha/index.ts'
import { DomainError } from '../platform/errors.ts'
import { residency } from '../residency/index.ts'
import { type Begun, begin } from './begin.ts'
import { requireEmail, requireRepeat } from './choose-password.ts'
import type { Asker, RegistrationContext, RegistrationDeps } from './deps.ts'
import { registrationFaults } from './errors.ts'
import type { Draft } from './find-draft.ts'
import { findPlace, rulesOf, type Whereabouts } from './find-place.ts'
import { askRegister, countStart } from './limits.ts'
import { readFullName } from './read-full-name.ts'

interface Asked {
  companyId: string
  address: string
  accountNumber: string
  name: PersonName
  phone: string
}

export interface ApplyInput {
  /** ФИО, as the account names its owner. */
  fullName: string
  /** Номер лицевого счёта. */
  accountNumber: string
  phone: string
  email: string
  password: string
  repeat: string
  /** «Настоящее положение принимаю». */
  isConsentGiven: boolean
  captcha?: CaptchaSolution | undefined
}

/**
 * R7: a заявка на регистрацию. Where the register names this person as the account's owner, and nobody else lives there,
 * it is approved at once and the code leaves; everything else is for staff. Afterwards the page shows which of the two.
 * @throws DomainError `registration.company`, `registration.way`, `registration.full-name`, `registration.account`,
 * `phone.invalid`, `registration.email`, `password.…`, `registration.repeat`, `registration.consent`, `captcha.…`,
 * `registration.limited`
 */
export async function apply(
  ctx: RegistrationContext,
  deps: RegistrationDeps,
  where: Whereabouts,
  asker: Asker,
  input: ApplyInput,
): Promise<Begun> {
  const company = await findPlace(ctx, where, 'application')
  const name = readFullName(input.fullName)
  if (!name) throw new DomainError(registrationFaults['registration.full-name'], { field: 'fullName' })
  const accountNumber = readAccountNumber(input.accountNumber)
  if (accountNumber === null) {
    throw new DomainError(registrationFaults['registration.account'], { field: 'accountNumber' })
  }
  const phone = parsePhone(input.phone)
  const email = requireEmail(input.email)
  const rules = rulesOf(passwordRules.R7, company)
  checkPassword(input.password, rules)
  requireRepeat(input)
  if (!input.isConsentGiven) throw new DomainError(registrationFaults['registration.consent'], { field: 'consent' })
  await checkCaptcha(ctx, deps.captcha, input.captcha)
  await countStart(ctx, asker.address)
  const passwordHash = await hashPassword(deps.identity, input.password, rules)
  const asked = { companyId: company.id, address: asker.address, accountNumber, name, phone }
  const judged = await judge(ctx, asked)
  const now = new Date(ctx.clock.now())
  const begun = await ctx.db.inTenant(company.id, async (tx) => {
    const made = await begin(tx, ctx, asker, {
      ...{ companyId: company.id, way: 'application', phone, email, passwordHash, data: { ...name, accountNumber } },
      ...{ consentedAt: now, consentAddress: asker.address, ...judged.kept },
      ...(judged.isOwner && { step: 'code', decidedBy: 'account', decidedAt: now }),
    })
    if (judged.isOwner) {
      await audit(tx, {
        ...{ companyId: company.id, actorId: null, action: 'application.approve' },
        ...{ subjectKind: 'application', subjectId: made.draft.id, details: { by: 'account', ...judged.kept } },
      })
    }
    return made
  })
  if (judged.isOwner) await sendDecisionCode(ctx, deps, begun.draft)
  return begun
}

/** What the register says. Where somebody lives already, verified or by their own word, staff look who joins them. */
async function judge(ctx: RegistrationContext, asked: Asked) {
  const { companyId, accountNumber, name, phone } = asked
  const match = await matchAccountOwner(ctx, { companyId, number: accountNumber, name })
  const premisesId = match.kind === 'unknown' ? null : match.premisesId
  const isOwner = await askRegister(
    ctx,
    asked,
    async () => match.kind === 'owner' && premisesId !== null && !(await isLivedIn(ctx, companyId, premisesId, phone)),
  )
  return { isOwner, kept: { premisesId, accountMatch: match.kind } }
}

/** By anybody but who has this phone. */
async function isLivedIn(ctx: RegistrationContext, companyId: string, premisesId: string, phone: string) {
  return await ctx.db.inTenant(companyId, async (tx) => {
    const own = await findPersonBy(tx, { phone })
    const others = own && ne(residency.userId, own.id)
    const isTheirs = and(eq(residency.premisesId, premisesId), isNull(residency.endedAt), others)
    return (await tx.$count(residency, isTheirs)) > 0
  })
}

/** The SMS that finishes an approved application. Where none may be sent now, the page offers to send one later. */
export async function sendDecisionCode(
  ctx: RegistrationContext,
  { identity }: RegistrationDeps,
  { id, phone, language }: Draft,
): Promise<void> {
  if (phone === null) return
  // The limit per address is for people who ask by themselves: staff decide many in an hour.
  const order = { purpose: 'registration', phone, address: `application ${id}`, language } as const
  await issueCode(ctx, identity, order).catch((error: unknown) => {
    ctx.log.warn({ err: error, registrationId: id }, 'the code of an approved application was not sent')
  })
}

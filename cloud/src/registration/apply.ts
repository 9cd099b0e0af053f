import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { matchAccountOwner, readAccountNumber } from '../account/index.ts'
import type { PersonName } from '../identity/index.ts'
import { checkPassword, hashPassword, issueCode, parsePhone, passwordRules } from '../identity/index.ts'
import { type CaptchaSolution, checkCaptcha } from '../platform/captcha/index.ts'
import { DomainError } from '../platform/errors.ts'
import { residency } from '../residency/index.ts'
import { type Begun, begin } from './begin.ts'
import { requireEmail, requireRepeat } from './choose-password.ts'
import type { Asker, RegistrationContext, RegistrationDeps } from './deps.ts'
import { registrationFaults } from './errors.ts'
import type { Draft } from './find-draft.ts'
import { findPlace, rulesOf, type Whereabouts } from './find-place.ts'
import { countMiss, countStart, mayAskRegister } from './limits.ts'
import { readFullName } from './read-full-name.ts'

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
 * R7: a заявка на регистрацию. Where the register names this person as the account's owner, and nobody verified lives there
 * yet, it is approved at once and the code leaves; everything else is for staff. Afterwards the page shows which of the two.
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
  const judged = await judge(ctx, company.id, asker.address, accountNumber, name)
  const now = new Date(ctx.clock.now())
  const begun = await ctx.db.inTenant(company.id, (tx) =>
    begin(tx, ctx, asker, {
      ...{ companyId: company.id, way: 'application', phone, email, passwordHash, data: { ...name, accountNumber } },
      ...{ consentedAt: now, consentAddress: asker.address, ...judged.kept },
      ...(judged.isOwner && { step: 'code', decidedBy: 'account', decidedAt: now }),
    }),
  )
  if (judged.isOwner) await sendDecisionCode(ctx, deps, begun.draft)
  return begun
}

/** What the register says. Verified residents are asked by staff before somebody joins them. */
async function judge(ctx: RegistrationContext, companyId: string, address: string, number: string, name: PersonName) {
  const match = await matchAccountOwner(ctx, { companyId, number, name })
  const premisesId = match.kind === 'unknown' ? null : match.premisesId
  const kept = { premisesId, accountMatch: match.kind }
  if (!(await mayAskRegister(ctx, address))) return { isOwner: false, kept }
  if (match.kind !== 'owner' || premisesId === null) {
    if (match.kind !== 'owner') await countMiss(ctx, address)
    return { isOwner: false, kept }
  }
  const isVerified = and(
    eq(residency.premisesId, premisesId),
    isNotNull(residency.verifiedAt),
    isNull(residency.endedAt),
  )
  const [inhabitant] = await ctx.db.inTenant(companyId, (tx) =>
    tx.select({ id: residency.id }).from(residency).where(isVerified).limit(1),
  )
  return { isOwner: inhabitant === undefined, kept }
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

import type { Identity } from '../identity/index.ts'
import type { Captcha } from '../platform/captcha/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { Language } from '../platform/errors.ts'

/** What people are told about their registration; each is a template of `message`. */
export type RegistrationTemplate =
  | 'registration-link'
  | 'registration-email-link'
  | 'registration-exists'
  | 'application-approved'
  | 'application-refused'
  | 'application-late'
  | 'application-lapsed'

export interface RegistrationLetter {
  kind: 'sms' | 'mail'
  template: RegistrationTemplate
  values: Readonly<Record<string, string>>
  to: string
  language: Language
  /** From here on it is worth nothing, ms since the epoch. */
  expiresAt: number
  key?: string
  companyId: string
}

/** Takes over a message within the transaction that makes it, and carries it afterwards. */
export interface RegistrationPost {
  carries(kind: RegistrationLetter['kind']): boolean
  /** @param tx in the company's name */
  queue(tx: Transaction, letter: RegistrationLetter): Promise<void>
  hurry(kind: RegistrationLetter['kind']): void
}

export interface RegistrationDeps {
  identity: Identity
  captcha: Captcha
  post: RegistrationPost
}

export type RegistrationContext = Pick<Context, 'db' | 'clock' | 'log'>

/** Who asks, from where. */
export interface Asker {
  address: string
  userAgent: string | undefined
  language: Language
  /** The value of the registration's cookie. */
  token: string | undefined
}

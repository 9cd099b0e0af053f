import type { Transaction } from '../platform/database/index.ts'
import type { Language } from '../platform/errors.ts'

/** What people are told about their sign-in; each is a template of `message`. */
export type IdentityTemplate =
  | 'sign-in-code'
  | 'spoken-code'
  | 'confirm-phone-code'
  | 'recovery-code'
  | 'erasure-code'
  | 'recovery-link'
  | 'confirm-email-link'
  | 'password-changed'
  | 'email-changed'
  | 'phone-changed'
  | 'second-factor-on'
  | 'second-factor-off'
  | 'passkey-added'
  | 'account-deleted'

export interface IdentityMessage {
  kind: 'sms' | 'mail' | 'call'
  template: IdentityTemplate
  values: Readonly<Record<string, string>>
  /** E.164, or a mail address. */
  to: string
  language: Language
  /** From here on it is worth nothing, ms since the epoch. */
  expiresAt: number
  /** The newest message of a key is the one that counts. */
  key?: string
}

/** Takes over a message within the transaction that makes it, and carries it afterwards. */
export interface IdentityMessages {
  /** False where there is no carrier: then nobody shall wait for it. */
  carries(kind: IdentityMessage['kind']): boolean
  queue(tx: Transaction, message: IdentityMessage): Promise<void>
  /** The transaction is committed: sends at once, without being waited for. */
  hurry(kind: IdentityMessage['kind']): void
}

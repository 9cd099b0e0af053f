import type { Transaction } from '../platform/database/index.ts'
import type { Language } from '../platform/errors.ts'

export interface CodeMessage {
  kind: 'sms'
  template: 'sign-in-code'
  values: { code: string }
  /** E.164. */
  to: string
  language: Language
  /** From here on the code is worth nothing, ms since the epoch. */
  expiresAt: number
  /** The newest message of a key is the one that counts. */
  key: string
}

/** Takes over a code within the transaction that makes it, and carries it to the phone afterwards. */
export interface CodeMessages {
  /** False where there is no carrier: then nobody shall wait for a code. */
  carries(kind: 'sms'): boolean
  queue(tx: Transaction, message: CodeMessage): Promise<void>
  /** The transaction is committed: sends at once, without being waited for. */
  hurry(kind: 'sms'): void
}

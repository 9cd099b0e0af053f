import type { Transaction } from '../platform/database/index.ts'
import type { CodeMessage, CodeMessages } from './code-messages.ts'

/** Keeps what it was given, in order; has no carrier while told so. */
export class FakeCodeMessages implements CodeMessages {
  readonly sent: CodeMessage[] = []
  isWithoutCarrier = false

  carries(): boolean {
    return !this.isWithoutCarrier
  }

  async queue(_tx: Transaction, message: CodeMessage): Promise<void> {
    this.sent.push(message)
  }

  hurry(): void {}

  /** The newest code for a phone. @throws Error when there is none */
  codeFor(phone: string): string {
    const code = this.sent.findLast(({ to }) => to === phone)?.values.code
    if (!code) throw new Error(`no code was sent to ${phone}`)
    return code
  }
}

import type { Transaction } from '../platform/database/index.ts'
import type { IdentityMessage, IdentityMessages } from './identity-messages.ts'

/** Keeps what it was given, in order; has no carrier while told so. */
export class FakeMessages implements IdentityMessages {
  readonly sent: IdentityMessage[] = []
  isWithoutCarrier = false

  carries(): boolean {
    return !this.isWithoutCarrier
  }

  async queue(_tx: Transaction, message: IdentityMessage): Promise<void> {
    this.sent.push(message)
  }

  hurry(): void {}

  /** The newest code for a phone. @throws Error when there is none */
  codeFor(phone: string): string {
    return this.newest(phone, 'code')
  }

  /** The token of the newest link that was mailed to an address. @throws Error when there is none */
  tokenFor(email: string): string {
    return new URL(this.newest(email, 'link')).hash.slice(1)
  }

  private newest(to: string, value: 'code' | 'link'): string {
    const found = this.sent.findLast((message) => message.to === to && message.values[value])?.values[value]
    if (!found) throw new Error(`no ${value} was sent to ${to}`)
    return found
  }
}

import type { SmsMessage, SmsSender } from './sms-sender.ts'

/** Keeps what it was given, in order; fails while told to. */
export class FakeSmsSender implements SmsSender {
  readonly sent: SmsMessage[] = []
  isBroken = false

  async send(message: SmsMessage): Promise<void> {
    if (this.isBroken) throw new Error('no carrier')
    this.sent.push(message)
  }

  /** The code in the newest message to a phone. @throws Error when there is none */
  codeFor(phone: string): string {
    const code = this.sent.findLast(({ to }) => to === phone)?.text.match(/\b\d{4}\b/)?.[0]
    if (!code) throw new Error(`no code was sent to ${phone}`)
    return code
  }
}

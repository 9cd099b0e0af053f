import { type Delivery, sent } from '../platform/delivery.ts'
import type { MailMessage, MailSender } from '../platform/mail/index.ts'
import type { SmsMessage, SmsSender } from '../platform/sms/index.ts'
import type { VoiceCall, VoiceCaller } from '../platform/voice/index.ts'

/** Keeps what it carried; says what it is told to say first. */
class FakeCarrier<M> {
  readonly carried: M[] = []
  readonly tried: M[] = []
  /** What becomes of the next tries, in order; sent afterwards. */
  next: (Delivery | Promise<Delivery>)[] = []

  async send(message: M, _signal: AbortSignal): Promise<Delivery> {
    this.tried.push(message)
    const delivery = (await this.next.shift()) ?? sent
    if (delivery.outcome === 'sent') this.carried.push(message)
    return delivery
  }
}

export class FakeSmsSender extends FakeCarrier<SmsMessage> implements SmsSender {}
export class FakeMailSender extends FakeCarrier<MailMessage> implements MailSender {}
export class FakeVoiceCaller extends FakeCarrier<VoiceCall> implements VoiceCaller {}

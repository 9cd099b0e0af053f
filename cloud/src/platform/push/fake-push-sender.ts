import { sent } from '../delivery.ts'
import type { PushDelivery, PushMessage, PushSender } from './push-sender.ts'

/** Keeps what it was given; answers what it is told to, once each, then that all went well. */
export class FakePushSender implements PushSender {
  readonly publicKey = 'BFakeKey'
  readonly tried: PushMessage[] = []
  next: PushDelivery[] = []

  async send(message: PushMessage): Promise<PushDelivery> {
    this.tried.push(message)
    return this.next.shift() ?? sent
  }
}

import type { Delivery } from '../delivery.ts'

export interface SmsMessage {
  /** The same at every try, so that a carrier or a phone can tell a repetition. */
  id: string
  /** E.164. */
  to: string
  text: string
  /** After this it is worth nothing, ms since the epoch: the carrier should give up too. */
  expiresAt: number
}

/** Hands a text to whoever carries it to the phone. Answers, never throws; ends soon once the signal is given. */
export interface SmsSender {
  send(message: SmsMessage, signal: AbortSignal): Promise<Delivery>
}

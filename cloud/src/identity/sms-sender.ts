export interface SmsMessage {
  /** E.164. */
  to: string
  text: string
}

/** Hands a text to whoever carries it to the phone. Resolves once it was taken over; rejects when it was not. */
export interface SmsSender {
  send(message: SmsMessage): Promise<void>
}

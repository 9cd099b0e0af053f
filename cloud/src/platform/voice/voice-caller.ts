import type { Delivery } from '../delivery.ts'
import type { Language } from '../errors.ts'

export interface VoiceCall {
  /** The same at every try. */
  id: string
  /** E.164. */
  to: string
  /** What is said, digit by digit, and more than once. */
  digits: string
  language: Language
  /** The same in words, for a gateway that speaks by itself. */
  text: string
  /** No call begins after this, ms since the epoch. */
  expiresAt: number
}

/**
 * Rings a phone and says digits. Answers when the call is over, never throws, and hangs up once the signal is given.
 * `sent`: somebody answered and was told the digits at least once (a gateway: it took the call over). `refused`: the phone
 * rang in vain or cannot be rung, and ringing again would help nobody. `later`: busy, or no way to the phone just now.
 */
export interface VoiceCaller {
  send(call: VoiceCall, signal: AbortSignal): Promise<Delivery>
}

import type { CryptoKey } from 'jose'
import { z } from 'zod'
import { signWords } from '../signed/sign-words.ts'
import { type PlatformKeys, verifyWords } from '../signed/verify-words.ts'

/** The controller asks for the cloud's time; the offset is judged from the middle of the round trip (as in RFC 5905 §8). */
export const clockAsk = z.object({ id: z.uuid(), sentMs: z.int().nonnegative() })
export type ClockAsk = z.infer<typeof clockAsk>

/**
 * The cloud's time when it was asked. Travels as a compact JWS: by the controller's corrected clock the age of commands is
 * judged, so whoever holds the broker must not be able to set it. The question's id keeps an old answer from serving again.
 */
export const clockAnswer = z.object({ id: z.uuid(), cloudMs: z.int().nonnegative() })
export type ClockAnswer = z.infer<typeof clockAnswer>

export const clockAnswerType = 'domovoy-clock+jws'

/** @see signWords */
export async function signClockAnswer(answer: ClockAnswer, key: CryptoKey, kid: string): Promise<string> {
  return await signWords(clockAnswer.parse(answer), clockAnswerType, key, kid)
}

/** @returns nothing when the platform did not say so */
export async function verifyClockAnswer(jws: string, keys: PlatformKeys): Promise<ClockAnswer | undefined> {
  const words = await verifyWords(jws, clockAnswerType, keys)
  return clockAnswer.safeParse(words?.payload).data
}

export const clockAskGolden: ClockAsk = { id: '01936f4e-5a00-7000-8000-000000000002', sentMs: 1795163640000 }
export const clockAnswerGolden: ClockAnswer = { id: '01936f4e-5a00-7000-8000-000000000002', cloudMs: 1795163640012 }

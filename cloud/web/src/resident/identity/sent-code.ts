import type { CodeSentView } from '../../shared/api/types.ts'

/** A code that was sent, and when another one may be. */
export interface SentCode {
  /** E.164 */
  phone: string
  codeLength: number
  /** Milliseconds since the epoch. */
  resendAtMs: number
}

export function toSentCode({ phone, codeLength, resendAfterS }: CodeSentView): SentCode {
  return { phone, codeLength, resendAtMs: Date.now() + resendAfterS * 1000 }
}

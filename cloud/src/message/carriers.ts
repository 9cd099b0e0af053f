import type { MailSender } from '../platform/mail/index.ts'
import type { SmsSender } from '../platform/sms/index.ts'
import type { VoiceCaller } from '../platform/voice/index.ts'

/** Whoever carries messages out of the house, as far as there is a contract with somebody. */
export interface Carriers {
  sms?: SmsSender | undefined
  mail?: MailSender | undefined
  call?: VoiceCaller | undefined
}

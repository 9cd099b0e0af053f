import { askGateway, type GatewayOptions, secondsLeft } from '../gateway/index.ts'
import type { VoiceCaller } from './voice-caller.ts'

/** Has a gateway ring the phone: it is told the digits apart (`{digits}`), in words (`{text}`), and in which `{language}`. */
export function httpVoice(options: GatewayOptions, now: () => number): VoiceCaller {
  return {
    send: ({ id, to, text, digits, language, expiresAt }, signal) =>
      askGateway(options, { id, to, text, digits, language, livesS: secondsLeft(expiresAt, now()) }, signal),
  }
}

import { askGateway, type GatewayOptions, secondsLeft } from '../gateway/index.ts'
import type { SmsSender } from './sms-sender.ts'

/** Sends texts through any gateway that is asked by HTTP. */
export function httpSms(options: GatewayOptions, now: () => number): SmsSender {
  return {
    send: ({ id, to, text, expiresAt }, signal) =>
      askGateway(options, { id, to, text, livesS: secondsLeft(expiresAt, now()) }, signal),
  }
}

import { lookup } from 'node:dns/promises'
import type { Credentials } from '@domovoy/protocol/sip'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import { later } from '../delivery.ts'
import { bracketed, ringPhone } from './ring-phone.ts'
import { codeOf } from './sip-line.ts'
import { speak } from './speech.ts'
import type { VoiceCaller } from './voice-caller.ts'

export interface SipVoiceOptions {
  transport: 'UDP' | 'TCP'
  /** A name or an address; IPv6 without brackets. */
  host: string
  port: number
  /** Left out where the trunk knows us by our address. */
  credentials: Credentials | undefined
  /** The user part of whom phones show: a number of the trunk. */
  from: string
  /** How the trunk wants Russian numbers: +79…, 79… or 89…. Others go with their plus or, at the last two, without. */
  numbers: '+7' | '7' | '8'
  ringLimitMs: number
  /** Calls at the same time. */
  lines: number
}

/** Rings phones through a SIP trunk and says the digits by recordings. */
export function sipVoice(options: SipVoiceOptions, clock: Clock, log: Logger): VoiceCaller & { stop(): Promise<void> } {
  const { transport, port, credentials, ringLimitMs } = options
  const open = new Set<() => void>()
  const stopping = new AbortController()
  const host = bracketed(options.host)
  let inUse = 0
  return {
    send: async ({ to, digits, language, expiresAt }, signal) => {
      if (clock.now() >= expiresAt) return later('its time is over')
      if (inUse >= options.lines) return later('every line is in use')
      inUse += 1
      try {
        const speech = await speak(digits, language)
        const { address } = await lookup(options.host)
        const target = `sip:${dialled(to, options.numbers)}@${host}`
        const from = `sip:${encodeURIComponent(options.from)}@${host}`
        const enough = AbortSignal.any([signal, stopping.signal])
        const call = { server: { transport, address, port }, target, from, credentials, ringLimitMs, speech }
        return await ringPhone(call, { clock, log, signal: enough, open })
      } catch (error) {
        return later(codeOf(error))
      } finally {
        inUse -= 1
      }
    },
    stop: async () => {
      stopping.abort()
      for (const close of [...open]) close()
    },
  }
}

/** @param to E.164 */
export function dialled(to: string, numbers: SipVoiceOptions['numbers']): string {
  if (numbers === '+7') return to
  const plain = to.replace(/^\+/, '')
  return numbers === '8' && /^7\d{10}$/.test(plain) ? `8${plain.slice(1)}` : plain
}

import type { Logger } from 'pino'
import { type Clock, pause } from '../clock.ts'
import { type Delivery, later, refused, sent } from '../delivery.ts'
import { openSmppSession, type SmppAddress, type SmppSession, statusName } from './smpp-session.ts'
import type { SmsMessage, SmsSender } from './sms-sender.ts'
import { partHeader, splitText, type TextPart } from './split-text.ts'

export interface SmppOptions extends SmppAddress {
  /** Whom phones show as the sender: a registered name, a short number, or a number with its plus. */
  from: string
  /** How a long text goes: in parts with a header each, or whole in `message_payload` for the carrier to cut. */
  longTexts: 'parts' | 'payload'
}

/** Statuses that speak of the moment, not of the message (SMPP 3.4 §5.1.3). */
const passing = new Set([
  'ESME_RTHROTTLED',
  'ESME_RMSGQFUL',
  'ESME_RSYSERR',
  'ESME_RINVBNDSTS',
  'ESME_RX_T_APPN',
  'ESME_RSUBMITFAIL',
])

const firstPauseMs = 1_000
const longestPauseMs = 30_000
/** A message that comes while the line is being made waits so long for it, then for its next try. */
const lineWaitMs = 5_000

/** Keeps a line to an SMS centre by SMPP 3.4 and makes it anew, after longer and longer pauses, when it broke. */
export function startSmppSms(options: SmppOptions, clock: Clock, log: Logger): SmsSender & { stop(): Promise<void> } {
  const stopping = new AbortController()
  let line = Promise.withResolvers<SmppSession>()

  const run = async () => {
    let pauseMs = firstPauseMs
    while (!stopping.signal.aborted) {
      try {
        const session = await openSmppSession(options, clock, stopping.signal)
        log.info({ host: options.host, port: options.port }, 'bound to the SMS centre')
        pauseMs = firstPauseMs
        line.resolve(session)
        const quit = () => void session.close()
        stopping.signal.addEventListener('abort', quit, { once: true })
        if (stopping.signal.aborted) quit()
        const reason = await session.ended
        stopping.signal.removeEventListener('abort', quit)
        line = Promise.withResolvers<SmppSession>()
        if (!stopping.signal.aborted) log.warn({ reason }, 'the line to the SMS centre broke')
      } catch (error) {
        if (stopping.signal.aborted) break
        log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'no line to the SMS centre')
      }
      await pause(clock, pauseMs, stopping.signal)
      pauseMs = Math.min(2 * pauseMs, longestPauseMs)
    }
  }
  const running = run()
  return {
    send: async (message, signal) => {
      const waited = new AbortController()
      const enough = AbortSignal.any([signal, stopping.signal, waited.signal])
      const session = await Promise.race([line.promise, pause(clock, lineWaitMs, enough)])
      waited.abort()
      if (clock.now() >= message.expiresAt) return later('its time is over')
      return session ? await submitParts(session, message, options, clock) : later('no line to the SMS centre')
    },
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

async function submitParts(session: SmppSession, message: SmsMessage, options: SmppOptions, clock: Clock) {
  const common = {
    ...sourceAddress(options.from),
    // International number, ISDN (§5.2.5, §5.2.6).
    ...{ dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: message.to.replace(/^\+/, '') },
    validity_period: relativeTime(message.expiresAt - clock.now()),
  }
  for (const fields of textFields(message, options.longTexts)) {
    const outcome = await submitOne(session, { ...common, ...fields })
    if (outcome.outcome !== 'sent') return outcome
  }
  return sent
}

async function submitOne(session: SmppSession, fields: Record<string, unknown>): Promise<Delivery> {
  try {
    const { command_status: status } = await session.submit(fields)
    if (status === 0) return sent
    const name = statusName(status)
    return passing.has(name) ? later(name) : refused(name)
  } catch (error) {
    return later(error instanceof Error ? error.message : 'the line broke')
  }
}

/** A text tried again carries the same reference: a phone joins its parts once, whichever try they came with. */
function textFields({ id, text }: SmsMessage, longTexts: SmppOptions['longTexts']): Record<string, unknown>[] {
  const parts = splitText(text)
  if (parts.length === 1)
    return parts.map(({ octets, dataCoding }) => ({ data_coding: dataCoding, short_message: octets }))
  if (longTexts === 'payload') {
    return [{ data_coding: parts[0]?.dataCoding, message_payload: Buffer.concat(parts.map((part) => part.octets)) }]
  }
  const reference = Number.parseInt(id.slice(-2), 16)
  const withHeader = ({ octets, dataCoding }: TextPart, index: number) => ({
    data_coding: dataCoding,
    // UDHI (§5.2.12): the text begins with a header.
    esm_class: 0x40,
    short_message: Buffer.concat([partHeader(reference, parts.length, index), octets]),
  })
  return parts.map(withHeader)
}

/** Type and plan of the sender's number (§5.2.5, §5.2.6): a name, an international number, or one of the carrier's own. */
function sourceAddress(from: string) {
  if (!/^\+?\d+$/.test(from)) return { source_addr_ton: 5, source_addr_npi: 0, source_addr: from }
  const isInternational = from.startsWith('+')
  return { source_addr_ton: isInternational ? 1 : 0, source_addr_npi: 1, source_addr: from.replace(/^\+/, '') }
}

/** `YYMMDDhhmmsstnnp`, relative (§7.1.1). At most 99 days here. */
function relativeTime(durationMs: number): string {
  const seconds = Math.max(1, Math.min(Math.ceil(durationMs / 1000), 99 * 24 * 3600))
  const two = (value: number) => String(value).padStart(2, '0')
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ]
  return `0000${two(days)}${two(hours)}${two(minutes)}${two(seconds % 60)}000R`
}

import { isIP } from 'node:net'
import smpp, { type Pdu, type Session } from 'smpp'
import { type Clock, pause } from '../clock.ts'

export interface SmppAddress {
  host: string
  port: number
  tls: boolean
  systemId: string
  password: string
  systemType: string
}

/** A bound connection to an SMS centre. */
export interface SmppSession {
  /** The answer to a submit_sm. @throws Error when none came in time or the connection ended: it may have been taken all the same */
  submit(fields: Record<string, unknown>): Promise<Pdu>
  /** Resolves with why, once the connection is over. */
  ended: Promise<string>
  close(): Promise<void>
}

/** The package says 5.0 by itself, which older centres refuse. */
const smpp34 = 0x34
const connectMs = 10_000
const answerMs = 10_000
/** Carriers cut a line on which nothing is said, after a minute or so. */
const enquireMs = 30_000

/**
 * Connects and binds as transceiver (SMPP 3.4 §4.1). A malformed PDU, a lost line and an unanswered enquire_link all end
 * the session: `smpp` reads nothing more after the first. The peer's own requests are answered; receipts are not asked for.
 * @param signal ends the attempt, not the session
 * @throws Error with the reason when it does not come to a bind
 */
export async function openSmppSession(address: SmppAddress, clock: Clock, signal: AbortSignal): Promise<SmppSession> {
  const { host, port, tls, systemId, password, systemType } = address
  // A server is asked for by name only (RFC 6066 §3).
  const named = tls && isIP(host) === 0 ? { servername: host } : {}
  const session = new smpp.Session({ host, port, tls, noDelay: true, ...named })
  const over = new AbortController()
  const { promise: ended, resolve } = Promise.withResolvers<string>()
  const end = (reason: string) => {
    if (over.signal.aborted) return
    resolve(reason)
    over.abort(new Error(reason))
    session.destroy()
  }
  session.on('error', (error: unknown) => end(reasonOf(error)))
  session.on('close', () => end('the connection was closed'))
  session.on('pdu', (pdu: Pdu) => answerPeer(session, pdu, end))

  const ask = (command: 'bind_transceiver' | 'submit_sm' | 'enquire_link' | 'unbind', fields = {}) =>
    new Promise<Pdu>((settle, reject) => {
      if (over.signal.aborted) return reject(over.signal.reason)
      const forget = () => {
        cancel()
        over.signal.removeEventListener('abort', fail)
      }
      const fail = () => {
        forget()
        reject(over.signal.reason)
      }
      const cancel = clock.after(answerMs, () => end(`no answer to ${command}`))
      over.signal.addEventListener('abort', fail, { once: true })
      const answered = (pdu: Pdu) => {
        forget()
        settle(pdu)
      }
      if (!session[command](fields, answered)) end('the connection takes nothing')
    })

  const giveUp = () => end('given up')
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    if (signal.aborted) giveUp()
    await connected(session, tls, over.signal, clock, end)
    const who = { system_id: systemId, password, system_type: systemType }
    const bound = await ask('bind_transceiver', { ...who, interface_version: smpp34 })
    if (bound.command_status !== 0) throw new Error(`the bind was refused: ${statusName(bound.command_status)}`)
  } catch (error) {
    end(reasonOf(error))
    throw error
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
  void keepAlive(() => ask('enquire_link'), clock, over.signal)
  return {
    submit: (fields) => ask('submit_sm', fields),
    ended,
    close: async () => {
      // A courtesy (§4.2): whoever does not answer it is left all the same.
      const leave = ask('unbind').then(
        () => {},
        () => {},
      )
      await Promise.race([leave, pause(clock, 500, over.signal)])
      end('closed')
    },
  }
}

function connected(session: Session, tls: boolean, over: AbortSignal, clock: Clock, end: (reason: string) => void) {
  return new Promise<void>((resolve, reject) => {
    if (over.aborted) return reject(over.reason)
    const cancel = clock.after(connectMs, () => end('no connection in time'))
    over.addEventListener('abort', () => reject(over.reason), { once: true })
    session.once(tls ? 'secureConnect' : 'connect', () => {
      cancel()
      resolve()
    })
    over.addEventListener('abort', cancel, { once: true })
  })
}

async function keepAlive(enquire: () => Promise<Pdu>, clock: Clock, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    await pause(clock, enquireMs, over)
    if (!over.aborted) await enquire().catch(() => {})
  }
}

/** Every request wants its answer (§2.2); what we do not know is answered with generic_nack by the package. */
function answerPeer(session: Session, pdu: Pdu, end: (reason: string) => void): void {
  try {
    if (pdu.isResponse() || pdu.command === 'alert_notification' || pdu.command === 'outbind') return
    session.send(pdu.response())
    if (pdu.command === 'unbind') end('the peer unbound')
  } catch (error) {
    end(reasonOf(error))
  }
}

const names = new Map(Object.entries(smpp.errors).map(([name, status]) => [status, name]))

/** The name of a status by SMPP 3.4 §5.1.3, or its number. */
export function statusName(status: number): string {
  return names.get(status) ?? `0x${status.toString(16).padStart(8, '0')}`
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the connection broke'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}

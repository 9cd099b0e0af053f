import type { NameAddress, Via } from './address.ts'
import { hasControl } from './grammar.ts'

/** The long name in lower case, and the value in one line. */
export interface SipHeader {
  name: string
  value: string
}

export interface SipRequest {
  kind: 'request'
  method: string
  uri: string
  headers: SipHeader[]
  body: Uint8Array
}

export interface SipResponse {
  kind: 'response'
  /** 100…699. */
  status: number
  reason: string
  headers: SipHeader[]
  body: Uint8Array
}

export type SipMessage = SipRequest | SipResponse

/** What every message must have, read and found to be right (RFC 3261 §8.1.1). */
export interface SipParts {
  /** The newest hop first; at least one. */
  vias: [Via, ...Via[]]
  from: NameAddress
  to: NameAddress
  callId: string
  cseq: { number: number; method: string }
  /** `*` is left out. */
  contacts: NameAddress[]
}

export type Received<M extends SipMessage> = M & { parts: SipParts }

/** All values of a header, line by line. */
export function headerValues({ headers }: Pick<SipMessage, 'headers'>, name: string): string[] {
  return headers.filter((header) => header.name === name).map(({ value }) => value)
}

const names: Record<string, string> = { 'call-id': 'Call-ID', cseq: 'CSeq', 'www-authenticate': 'WWW-Authenticate' }

/**
 * A message as it goes over the wire, with its `Content-Length`.
 * @throws RangeError when a line break or another control character would make a second header of a value
 */
export function writeSip(message: SipMessage): Uint8Array {
  const first =
    message.kind === 'request'
      ? `${message.method} ${message.uri} SIP/2.0`
      : `SIP/2.0 ${message.status} ${message.reason}`
  const headers = message.headers
    .filter(({ name }) => name !== 'content-length')
    .map(({ name, value }) => `${names[name] ?? name.replaceAll(/(?:^|-)[a-z]/g, (it) => it.toUpperCase())}: ${value}`)
  const lines = [first, ...headers, `Content-Length: ${message.body.length}`]
  if (lines.some(hasControl)) throw new RangeError('a control character')
  const head = new TextEncoder().encode(`${lines.join('\r\n')}\r\n\r\n`)
  const bytes = new Uint8Array(head.length + message.body.length)
  bytes.set(head)
  bytes.set(message.body, head.length)
  return bytes
}

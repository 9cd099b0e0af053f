import { hasControl, tokenCharacters } from './grammar.ts'
import type { Received, SipHeader, SipMessage, SipRequest, SipResponse } from './message.ts'
import { readParts } from './read-parts.ts'
import { isUri } from './uri.ts'

/** Longer than any message that serves a call, and short enough for the time that reading takes. */
export const maxSipBytes = 16 * 1024
const maxHeaders = 200

export type ReadSip = { message: Received<SipRequest> | Received<SipResponse> } | { defect: string }

/** Names that may be cut short (RFC 3261 §7.3.3 and later ones). */
const compact: Record<string, string> = {
  ...{ a: 'accept-contact', b: 'referred-by', c: 'content-type', d: 'request-disposition', e: 'content-encoding' },
  ...{ f: 'from', i: 'call-id', j: 'reject-contact', k: 'supported', l: 'content-length', m: 'contact' },
  ...{ o: 'event', r: 'refer-to', s: 'subject', t: 'to', u: 'allow-events', v: 'via', x: 'session-expires' },
}

const requestLine = new RegExp(`^([${tokenCharacters}]+) (\\S+) SIP/2\\.0$`, 'i')
const statusLine = /^SIP\/2\.0 ([1-6]\d\d) (.*)$/i
const headerLine = new RegExp(`^([${tokenCharacters}]+)[ \\t]*:[ \\t]*(.*?)[ \\t]*$`, 's')

/**
 * Reads one message out of a datagram (RFC 3261 §7, §18.3). Strict: what breaks the grammar is named and left, never repaired.
 * It does not throw, whatever comes.
 * @returns the message, or in short what is wrong with it
 */
export function readSip(datagram: Uint8Array): ReadSip {
  if (datagram.length > maxSipBytes) return { defect: 'too long' }
  const bytes = datagram.subarray(leadingBreaks(datagram))
  const end = endOfHead(bytes)
  if (end < 0) return { defect: 'no end of the headers' }
  const head = decode(bytes.subarray(0, end))
  if (head === undefined) return { defect: 'not UTF-8' }
  const [first = '', ...lines] = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')
  const headers = lines.length > maxHeaders ? undefined : readHeaders(lines)
  if (!headers || hasControl(first)) return { defect: 'header' }
  const body = readBody(headers, bytes.subarray(end + 4))
  if (!body) return { defect: 'content-length' }
  const message = readFirstLine(first, headers, body)
  if (!message) return { defect: 'first line' }
  const parts = readParts(message)
  return typeof parts === 'string' ? { defect: parts } : { message: { ...message, parts } }
}

/** Keep-alives before the first line are passed over (§7.5). */
export function leadingBreaks(bytes: Uint8Array): number {
  let at = 0
  while (bytes[at] === 13 && bytes[at + 1] === 10) at += 2
  return at
}

/** @returns where the empty line begins, -1 when there is none */
export function endOfHead(bytes: Uint8Array, from = 0): number {
  for (let at = bytes.indexOf(13, from); at >= 0; at = bytes.indexOf(13, at + 1)) {
    if (bytes[at + 1] === 10 && bytes[at + 2] === 13 && bytes[at + 3] === 10) return at
  }
  return -1
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function readHeaders(lines: string[]): SipHeader[] | undefined {
  const headers: SipHeader[] = []
  for (const line of lines) {
    const [, name, value] = headerLine.exec(line) ?? []
    if (name === undefined || value === undefined || hasControl(value)) return undefined
    const long = compact[name.toLowerCase()] ?? name.toLowerCase()
    headers.push({ name: long, value })
  }
  return headers
}

/** Without a length, a datagram's rest is the body; bytes behind the length are noise (§18.3). */
function readBody(headers: SipHeader[], rest: Uint8Array): Uint8Array | undefined {
  const length = contentLength(headers)
  if (length === undefined) return rest
  return Number.isNaN(length) || length > rest.length ? undefined : rest.slice(0, length)
}

/** @returns nothing when it is not said, NaN when it is no number */
function contentLength(headers: SipHeader[]): number | undefined {
  const value = headers.find(({ name }) => name === 'content-length')?.value
  if (value === undefined) return undefined
  return /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
}

function readFirstLine(line: string, headers: SipHeader[], body: Uint8Array): SipMessage | undefined {
  const [, status, reason] = statusLine.exec(line) ?? []
  if (status !== undefined && reason !== undefined)
    return { kind: 'response', status: Number(status), reason, headers, body }
  const [, method, uri] = requestLine.exec(line) ?? []
  if (method === undefined || uri === undefined || !isUri(uri)) return undefined
  return { kind: 'request', method, uri, headers, body }
}

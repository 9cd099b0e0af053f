import type { RtspHeaders, RtspItem } from './message.ts'

const maxHeadBytes = 16 * 1024
const maxBodyBytes = 64 * 1024
const maxHeaderFields = 64
const dollar = 0x24
const carriageReturn = 0x0d
const lineFeed = 0x0a

const statusLine = /^RTSP\/\d\.\d (\d{3})(?: (.*))?$/
const requestLine = /^([A-Z_]{1,32}) (\S{1,2048}) RTSP\/\d\.\d$/
const headerLine = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*:(.*)$/

export type RtspParser = {
  /** Takes the next bytes in any split and gives every item they complete. After a `malformed` item it gives nothing more. */
  push(chunk: Buffer): RtspItem[]
}

type Step = { item?: RtspItem; used: number } | undefined

/**
 * Reads what a server sends on the RTSP connection: messages and interleaved data in any order and any split
 * (RFC 2326 §4, §10.12). Lenient where cameras are careless: bare line feeds, empty lines between messages, folded headers.
 */
export function createRtspParser(): RtspParser {
  let rest: Buffer = Buffer.alloc(0)
  let broken = false

  return {
    push(chunk) {
      if (broken) return []
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      const items: RtspItem[] = []
      let at = 0
      for (let step = next(bytes, at); step; step = next(bytes, at)) {
        at += step.used
        if (step.item) items.push(step.item)
        if (step.item?.type === 'malformed') {
          broken = true
          break
        }
      }
      rest = broken ? Buffer.alloc(0) : bytes.subarray(at)
      return items
    },
  }
}

/** The item at `at`, or nothing while it is not complete. */
function next(bytes: Buffer, at: number): Step {
  const first = bytes[at]
  if (first === undefined) return undefined
  if (first === dollar) return readData(bytes, at)
  if (first === carriageReturn || first === lineFeed) return { used: 1 }
  return readMessage(bytes, at)
}

function readData(bytes: Buffer, at: number): Step {
  if (bytes.length < at + 4) return undefined
  const end = at + 4 + bytes.readUInt16BE(at + 2)
  if (bytes.length < end) return undefined
  return {
    item: { type: 'data', channel: bytes.readUInt8(at + 1), payload: bytes.subarray(at + 4, end) },
    used: end - at,
  }
}

function readMessage(bytes: Buffer, at: number): Step {
  // What cannot become RTSP is told at once rather than at the end of a header that may never come.
  if (!looksLikeMessage(bytes, at)) return malformed('not RTSP')
  const headEnd = endOfHead(bytes, at)
  if ((headEnd ?? bytes.length) - at > maxHeadBytes) return malformed('header is too long')
  if (headEnd === undefined) return undefined

  const [start = '', ...fields] = bytes.toString('latin1', at, headEnd).trimEnd().split(/\r?\n/)
  const headers = readHeaders(fields)
  if (!headers) return malformed('header line is broken')
  const lengthText = headers.get('content-length')?.[0] ?? '0'
  const length = /^\d{1,9}$/.test(lengthText) ? Number(lengthText) : Number.NaN
  if (!(length <= maxBodyBytes)) return malformed('content-length is not a number or too big')
  if (bytes.length < headEnd + length) return undefined

  const body = bytes.subarray(headEnd, headEnd + length)
  const used = headEnd + length - at
  const status = statusLine.exec(start)
  if (status)
    return { item: { type: 'response', status: Number(status[1]), reason: status[2] ?? '', headers, body }, used }
  const request = requestLine.exec(start)
  if (request)
    return { item: { type: 'request', method: request[1] ?? '', uri: request[2] ?? '', headers, body }, used }
  return malformed('first line is neither a status nor a request')
}

/** Where the empty line that closes a header ends. */
function endOfHead(bytes: Buffer, at: number): number | undefined {
  for (let i = bytes.indexOf(lineFeed, at); i >= 0; i = bytes.indexOf(lineFeed, i + 1)) {
    if (bytes[i + 1] === lineFeed) return i + 2
    if (bytes[i + 1] === carriageReturn && bytes[i + 2] === lineFeed) return i + 3
  }
  return undefined
}

function looksLikeMessage(bytes: Buffer, at: number): boolean {
  return /^[A-Z_]/.test(bytes.toString('latin1', at, at + 1))
}

function readHeaders(lines: string[]): RtspHeaders | undefined {
  if (lines.length > maxHeaderFields) return undefined
  const headers: RtspHeaders = new Map()
  let values: string[] | undefined
  for (const line of lines) {
    if (/^[ \t]/.test(line) && values) {
      values.push(`${values.pop() ?? ''} ${line.trim()}`)
      continue
    }
    const match = headerLine.exec(line)
    if (!match) return undefined
    const name = (match[1] ?? '').toLowerCase()
    values = headers.get(name) ?? []
    values.push((match[2] ?? '').trim())
    headers.set(name, values)
  }
  return headers
}

function malformed(reason: string): Step {
  return { item: { type: 'malformed', reason }, used: 0 }
}

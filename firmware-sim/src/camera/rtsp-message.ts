/** A request as it came, header names in lower case (RFC 2326 §6). */
export interface RtspRequest {
  method: string
  url: string
  headers: Map<string, string>
  body: Buffer
}

export interface RtspResponse {
  status: keyof typeof reasons
  headers?: Record<string, string>
  body?: string
}

const reasons = {
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  413: 'Request Entity Too Large',
  454: 'Session Not Found',
  455: 'Method Not Valid in This State',
  461: 'Unsupported Transport',
  503: 'Service Unavailable',
  505: 'RTSP Version not supported',
  551: 'Option not supported',
} as const

/** What a client's bytes hold: a request, an interleaved binary packet (RFC 2326 §10.12), or something that is neither. */
export type RtspInput =
  | { type: 'request'; request: RtspRequest }
  | { type: 'packet'; channel: number; payload: Buffer }
  | { type: 'invalid'; status: 400 | 413 | 505; reason: string }

const maxHeaderBytes = 16_384
const maxBodyBytes = 65_536
const dollar = 0x24

/** Turns the bytes of a connection into messages, however they were cut on the way. After `invalid` it says nothing more. */
export class RtspReader {
  #pending: Buffer = Buffer.alloc(0)
  #isBroken = false

  push(bytes: Buffer): RtspInput[] {
    if (this.#isBroken) return []
    this.#pending = this.#pending.length === 0 ? bytes : Buffer.concat([this.#pending, bytes])
    const inputs: RtspInput[] = []
    for (let next = this.#take(); next; next = this.#take()) {
      inputs.push(next)
      if (next.type === 'invalid') {
        this.#isBroken = true
        this.#pending = Buffer.alloc(0)
        break
      }
    }
    return inputs
  }

  #take(): RtspInput | null {
    // Empty lines before a request are to be ignored (RFC 2326 §4.1).
    let blank = 0
    while (this.#pending[blank] === 0x0d || this.#pending[blank] === 0x0a) blank++
    this.#pending = this.#pending.subarray(blank)
    return this.#pending[0] === dollar ? this.#takePacket() : this.#takeRequest()
  }

  #takePacket(): RtspInput | null {
    if (this.#pending.length < 4) return null
    const end = 4 + this.#pending.readUInt16BE(2)
    if (this.#pending.length < end) return null
    const input = { type: 'packet' as const, channel: this.#pending[1] ?? 0, payload: this.#pending.subarray(4, end) }
    this.#pending = this.#pending.subarray(end)
    return input
  }

  #takeRequest(): RtspInput | null {
    const head = this.#pending.indexOf('\r\n\r\n')
    if (head === -1 || head > maxHeaderBytes)
      return this.#pending.length > maxHeaderBytes ? invalid(413, 'the header is too long') : null
    const lines = this.#pending.toString('utf8', 0, head).split('\r\n')
    const [method = '', url = '', version = '', ...more] = (lines[0] ?? '').split(' ')
    if (!/^[A-Z_]{1,32}$/.test(method) || url === '' || more.length > 0) return invalid(400, 'no request line')
    if (version !== 'RTSP/1.0') return invalid(505, `version ${version.slice(0, 20)}`)
    const headers = parseHeaders(lines.slice(1))
    if (!headers) return invalid(400, 'a header line without a colon')
    const length = headers.get('content-length') ?? '0'
    if (!/^\d{1,9}$/.test(length)) return invalid(400, 'Content-Length is no number')
    if (Number(length) > maxBodyBytes) return invalid(413, 'the body is too long')
    const end = head + 4 + Number(length)
    if (this.#pending.length < end) return null
    const body = this.#pending.subarray(head + 4, end)
    this.#pending = this.#pending.subarray(end)
    return { type: 'request', request: { method, url, headers, body } }
  }
}

/** The bytes of a response; `Content-Length` is added where there is a body. */
export function formatResponse(cseq: string | undefined, response: RtspResponse): string {
  const headers = {
    ...(cseq === undefined ? {} : { CSeq: cseq }),
    Server: 'Domovoy simulated camera',
    ...response.headers,
    ...(response.body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(response.body)) }),
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `RTSP/1.0 ${response.status} ${reasons[response.status]}\r\n${lines.join('')}\r\n${response.body ?? ''}`
}

function parseHeaders(lines: string[]): Map<string, string> | null {
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon < 1) return null
    headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return headers
}

function invalid(status: 400 | 413 | 505, reason: string): RtspInput {
  return { type: 'invalid', status, reason }
}

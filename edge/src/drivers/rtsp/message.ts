/** Header fields by lower-case name, each with every value it came with (a server may send two `WWW-Authenticate`). */
export type RtspHeaders = Map<string, string[]>

export type RtspResponse = { type: 'response'; status: number; reason: string; headers: RtspHeaders; body: Buffer }
export type RtspServerRequest = { type: 'request'; method: string; uri: string; headers: RtspHeaders; body: Buffer }
/** Interleaved binary data, RFC 2326 §10.12. */
export type RtspData = { type: 'data'; channel: number; payload: Buffer }
/** The bytes are not RTSP: nothing after this can be trusted. */
export type RtspMalformed = { type: 'malformed'; reason: string }
export type RtspItem = RtspResponse | RtspServerRequest | RtspData | RtspMalformed

export type RtspRequest = { method: string; uri: string; headers: Record<string, string> }

/** A request as it goes out, RFC 2326 §6. Header values never carry line breaks: they come from us or from a parsed header line. */
export function serializeRequest(request: RtspRequest): string {
  const lines = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`)
  return [`${request.method} ${request.uri} RTSP/1.0`, ...lines, '', ''].join('\r\n')
}

export function firstHeader(headers: RtspHeaders, name: string): string | undefined {
  return headers.get(name)?.[0]
}

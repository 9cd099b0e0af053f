/** What the `Transport` header of a SETUP answer says (RFC 2326 §12.39). */
export type TransportAnswer = {
  /** Channel that carries RTP on the RTSP connection. */
  interleavedRtp: number | undefined
  serverPort: number | undefined
  /** Address the camera sends from, when it names one. */
  source: string | undefined
}

/** Reads the first transport of the header. */
export function parseTransport(header: string): TransportAnswer {
  const [first = ''] = header.split(',')
  const parameters = new Map(
    first.split(';').map((part) => {
      const [name = '', value = ''] = part.split('=')
      return [name.trim().toLowerCase(), value.trim()] as const
    }),
  )
  return {
    interleavedRtp: numberIn(parameters.get('interleaved'), 255),
    serverPort: numberIn(parameters.get('server_port'), 65_535) || undefined,
    source: parameters.get('source') || undefined,
  }
}

/** The `Session` header: its id, and after how many seconds of silence the server forgets us (60 unless told). */
export function parseSession(header: string): { id: string; timeoutS: number } {
  const [id = '', ...parameters] = header.split(';').map((part) => part.trim())
  const timeout = parameters.find((part) => /^timeout=\d{1,6}$/i.test(part))
  return { id, timeoutS: Math.max(timeout ? Number(timeout.slice('timeout='.length)) : 60, 2) }
}

/** The first number of `a-b` or `a`. */
function numberIn(text: string | undefined, max: number): number | undefined {
  const number = /^\d{1,5}/.exec(text ?? '')
  return number && Number(number[0]) <= max ? Number(number[0]) : undefined
}

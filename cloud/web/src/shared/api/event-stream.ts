/** One event of a stream (WHATWG HTML §9.2 server-sent events). */
export interface StreamEvent {
  type: string
  data: string
}

/**
 * Parses server-sent events from text that comes in pieces. Unlike the browser's `EventSource` it lets its owner see that
 * bytes arrive at all (the keep-alive comments), so that a dead connection is noticed.
 */
export function createStreamParser(onEvent: (event: StreamEvent) => void): (piece: string) => void {
  let rest = ''
  let type = ''
  let data: string[] = []
  const takeLine = (line: string) => {
    if (line === '') {
      if (data.length > 0) onEvent({ type: type === '' ? 'message' : type, data: data.join('\n') })
      type = ''
      data = []
      return
    }
    const colon = line.indexOf(':')
    const field = colon === -1 ? line : line.slice(0, colon)
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') type = value
    if (field === 'data') data.push(value)
  }
  return (piece) => {
    rest += piece
    // A lone CR at the end may be half of a CRLF: it waits for the next piece.
    for (let end = rest.search(/\r(?=.)|\r\n|\n/s); end !== -1; end = rest.search(/\r(?=.)|\r\n|\n/s)) {
      takeLine(rest.slice(0, end))
      rest = rest.slice(end + (rest.startsWith('\r\n', end) ? 2 : 1))
    }
  }
}

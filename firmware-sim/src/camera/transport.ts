/** How a client asked for its packets (RFC 2326 §12.39). */
export type TransportRequest =
  | { over: 'tcp'; rtpChannel: number; rtcpChannel: number }
  | { over: 'udp'; rtpPort: number; rtcpPort: number }

/**
 * The first transport of the header's list that we offer: interleaved in the connection, or unicast UDP. Channels that are
 * not named become 0 and 1. Null when there is none.
 */
export function parseTransport(header: string): TransportRequest | null {
  for (const offer of header.split(',')) {
    const [protocol = '', ...parameters] = offer.split(';').map((part) => part.trim())
    if (parameters.includes('multicast')) continue
    if (/^RTP\/AVP\/TCP$/i.test(protocol)) {
      const named = parameters.find((each) => each.startsWith('interleaved='))
      const [rtpChannel, rtcpChannel] = named ? pair(named, 0, 255) : [0, 1]
      if (rtpChannel !== undefined && rtcpChannel !== undefined) return { over: 'tcp', rtpChannel, rtcpChannel }
    } else if (/^RTP\/AVP(\/UDP)?$/i.test(protocol)) {
      const named = parameters.find((each) => each.startsWith('client_port='))
      const [rtpPort, rtcpPort] = named ? pair(named, 1, 65_535) : []
      if (rtpPort !== undefined && rtcpPort !== undefined) return { over: 'udp', rtpPort, rtcpPort }
    }
  }
  return null
}

function pair(parameter: string, min: number, max: number): number[] {
  const [, first, second] = /=(\d{1,5})(?:-(\d{1,5}))?$/.exec(parameter) ?? []
  if (first === undefined) return []
  const numbers = [Number(first), second === undefined ? Number(first) + 1 : Number(second)]
  return numbers.every((each) => each >= min && each <= max) ? numbers : []
}

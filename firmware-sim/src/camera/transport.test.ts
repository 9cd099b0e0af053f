import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseTransport } from './transport.ts'

it.each([
  ['RTP/AVP/TCP;unicast;interleaved=4-5', { over: 'tcp', rtpChannel: 4, rtcpChannel: 5 }],
  ['RTP/AVP/TCP', { over: 'tcp', rtpChannel: 0, rtcpChannel: 1 }],
  ['RTP/AVP;unicast;client_port=4588-4589', { over: 'udp', rtpPort: 4588, rtcpPort: 4589 }],
  ['RTP/AVP/UDP;unicast;client_port=4588', { over: 'udp', rtpPort: 4588, rtcpPort: 4589 }],
  ['RTP/AVP;multicast;client_port=1-2, RTP/AVP/TCP;interleaved=0-1', { over: 'tcp', rtpChannel: 0, rtcpChannel: 1 }],
  ['RTP/AVP;multicast', null],
  ['RTP/AVP;unicast', null],
  ['RTP/AVP;unicast;client_port=0-70000', null],
  ['RTP/SAVP;unicast;client_port=1-2', null],
  ['', null],
])('%s', (header, expected) => expect(parseTransport(header)).toEqual(expected))

it('survives any header', () => {
  fc.assert(fc.property(fc.string(), (header) => void parseTransport(header)))
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAddress, resolveControl } from './address.ts'
import { parseDescription } from './sdp.ts'
import { parseSession, parseTransport } from './transport.ts'

const sdp = (media: string) => `v=0\r\ns=x\r\na=control:*\r\n${media}`
const h264 = 'm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n'

describe('description', () => {
  it('finds H.264 among other tracks', () => {
    const text = sdp(
      `m=audio 0 RTP/AVP 0\r\na=control:audio\r\nm=video 0 RTP/AVP 97\r\na=rtpmap:97 H265/90000\r\n${h264}a=fmtp:96 profile-level-id=42e01f; packetization-mode=1 ;sprop-parameter-sets=Z0LAHw==,aM48gA==\r\na=control:track2`,
    )
    expect(parseDescription(text)).toEqual({
      sessionControl: '*',
      video: {
        control: 'track2',
        payloadType: 96,
        packetizationMode: 1,
        parameterSets: [Buffer.from('6742c01f', 'hex'), Buffer.from('68ce3c80', 'hex')],
      },
    })
  })

  it('goes without parameter sets and with bare line feeds', () => {
    expect(parseDescription(sdp(h264).replaceAll('\r', '')).video).toMatchObject({
      packetizationMode: 0,
      parameterSets: [],
    })
  })

  it('leaves out parameter sets that are none', () => {
    const text = sdp(`${h264}a=fmtp:96 sprop-parameter-sets=AAAA,,Z0LAHw==,!!!`)
    expect(parseDescription(text).video?.parameterSets).toEqual([Buffer.from('6742c01f', 'hex')])
  })

  it('has no video when there is none', () => expect(parseDescription('m=audio 0 RTP/AVP 0').video).toBeUndefined())

  it('never throws', () => {
    const line = fc.constantFrom(
      'm=video 0 RTP/AVP 96',
      'a=rtpmap:96 H264/90000',
      'a=fmtp:96 sprop-parameter-sets=',
      'a=',
      'm=',
    )
    fc.assert(fc.property(fc.array(fc.oneof(line, fc.string())), (lines) => void parseDescription(lines.join('\n'))))
    fc.assert(fc.property(fc.string(), (text) => void [parseTransport(text), parseSession(text)]))
  })
})

describe('control URL', () => {
  it.each([
    ['rtsp://h/a', undefined, 'rtsp://h/a'],
    ['rtsp://h/a/', '*', 'rtsp://h/a/'],
    ['rtsp://h/a', 'trackID=1', 'rtsp://h/a/trackID=1'],
    ['rtsp://h/a/', 'trackID=1', 'rtsp://h/a/trackID=1'],
    ['rtsp://h/a?channel=1', 'trackID=1', 'rtsp://h/a?channel=1/trackID=1'],
    ['rtsp://h/a', 'rtsp://other/b', 'rtsp://other/b'],
  ])('of %j and %j is %j', (base, control, url) => expect(resolveControl(base, control)).toBe(url))

  it('cannot carry a second line into a request', () => {
    expect(() => resolveControl('rtsp://h/a', 'x\r\nTEARDOWN')).toThrow('space')
  })
})

describe('camera address', () => {
  it('is taken apart, its credentials out of the request', () => {
    expect(parseAddress('rtsp://user:p%40ss%@192.0.2.1:8554/live?x=1')).toEqual({
      host: '192.0.2.1',
      port: 8554,
      uri: 'rtsp://192.0.2.1:8554/live?x=1',
      credentials: { user: 'user', password: 'p%40ss%' },
    })
    expect(parseAddress('rtsp://user:p%40ss@[::1]/live')).toMatchObject({
      host: '::1',
      port: 554,
      credentials: { password: 'p@ss' },
    })
  })

  it.each(['', 'http://camera/', 'rtsp://', 'camera'])('is refused: %j', (url) =>
    expect(() => parseAddress(url)).toThrow('camera.url'),
  )
})

describe('transport and session', () => {
  it('are read', () => {
    expect(parseTransport('RTP/AVP/TCP;unicast;interleaved=2-3;ssrc=1')).toMatchObject({ interleavedRtp: 2 })
    expect(parseTransport('RTP/AVP;unicast;source=192.0.2.1;server_port=6970-6971')).toMatchObject({
      serverPort: 6_970,
      source: '192.0.2.1',
    })
    expect(parseSession('abc;timeout=30')).toEqual({ id: 'abc', timeoutS: 30 })
    expect(parseSession('abc')).toEqual({ id: 'abc', timeoutS: 60 })
  })
})

import { isIP } from 'node:net'
import { CameraError } from '../../camera/video-source.ts'
import { resolveControl } from './address.ts'
import type { RtspConnection } from './connection.ts'
import { firstHeader, type RtspResponse } from './message.ts'
import type { Requests } from './requests.ts'
import { type H264Track, parseDescription } from './sdp.ts'
import { parseSession, parseTransport } from './transport.ts'
import { openUdpPair, type UdpPair } from './udp-pair.ts'

export type RtspTransport = 'tcp' | 'udp'

/** A track that is set up and waits for PLAY. */
export type RtspSession = {
  track: H264Track
  /** What PLAY, keep-alive and TEARDOWN are about. */
  uri: string
  id: string
  timeoutS: number
  /** Channel of RTP on the connection, when it comes that way. */
  channel: number | undefined
  udp: UdpPair | undefined
  keepAliveMethod: 'GET_PARAMETER' | 'OPTIONS'
}

type Peer = { connection: RtspConnection; requests: Requests; uri: string }
type Described = { track: H264Track; trackUri: string; aggregateUri: string }

/**
 * OPTIONS, DESCRIBE and SETUP of the H.264 track (RFC 2326 §10).
 * @throws CameraError
 */
export async function negotiate(peer: Peer, transport: RtspTransport): Promise<RtspSession> {
  const options = await peer.requests.send('OPTIONS', peer.uri)
  const methods = (firstHeader(options.headers, 'public') ?? '').toUpperCase()
  const described = await describe(peer)
  const order: RtspTransport[] = transport === 'tcp' ? ['tcp', 'udp'] : ['udp', 'tcp']
  for (const way of order) {
    const session = await (way === 'tcp' ? setUpTcp : setUpUdp)(peer, described)
    if (session) return { ...session, keepAliveMethod: methods.includes('GET_PARAMETER') ? 'GET_PARAMETER' : 'OPTIONS' }
  }
  throw new CameraError('camera.protocol', 'the camera sends neither over TCP nor over UDP')
}

async function describe({ requests, uri }: Peer): Promise<Described> {
  const response = await requests.send('DESCRIBE', uri, { Accept: 'application/sdp' })
  expectOk(response, 'DESCRIBE')
  const { video, sessionControl } = parseDescription(response.body.toString('utf8'))
  if (!video) throw new CameraError('camera.no-video', 'the camera offers no H.264: set its encoder to H.264')
  if (video.packetizationMode > 1)
    throw new CameraError('camera.no-video', `packetization-mode ${video.packetizationMode} cannot be passed on`)
  const base = firstHeader(response.headers, 'content-base') || firstHeader(response.headers, 'content-location') || uri
  // A base that is no URL of this kind is a careless camera's: what we asked for serves.
  const sound = /^rtsp:\/\/\S+$/i.test(base) ? base : uri
  return {
    track: video,
    trackUri: resolveControl(sound, video.control),
    aggregateUri: resolveControl(sound, sessionControl),
  }
}

type SetUp = Omit<RtspSession, 'keepAliveMethod'>

/** Over the RTSP connection (RFC 2326 §10.12), or nothing when the camera refuses this transport. */
async function setUpTcp({ requests }: Peer, described: Described): Promise<SetUp | undefined> {
  const header = 'RTP/AVP/TCP;unicast;interleaved=0-1'
  const response = await requests.send('SETUP', described.trackUri, { Transport: header })
  if (response.status === 461) return undefined
  expectOk(response, 'SETUP')
  const { interleavedRtp } = parseTransport(firstHeader(response.headers, 'transport') ?? '')
  return { ...sessionOf(response, described), channel: interleavedRtp ?? 0, udp: undefined }
}

async function setUpUdp({ connection, requests }: Peer, described: Described): Promise<SetUp | undefined> {
  const udp = await openUdpPair(connection.localAddress)
  try {
    const header = `RTP/AVP;unicast;client_port=${udp.rtpPort}-${udp.rtpPort + 1}`
    const response = await requests.send('SETUP', described.trackUri, { Transport: header })
    if (response.status === 461) {
      udp.close()
      return undefined
    }
    expectOk(response, 'SETUP')
    const { serverPort, source } = parseTransport(firstHeader(response.headers, 'transport') ?? '')
    const address = source && isIP(source) ? source : connection.remoteAddress
    udp.expect({ address, port: serverPort })
    return { ...sessionOf(response, described), channel: undefined, udp }
  } catch (error) {
    udp.close()
    throw error
  }
}

function sessionOf(response: RtspResponse, { track, aggregateUri }: Described) {
  const { id, timeoutS } = parseSession(firstHeader(response.headers, 'session') ?? '')
  if (!id) throw new CameraError('camera.protocol', 'the camera answers SETUP without a session')
  return { track, uri: aggregateUri, id, timeoutS }
}

/** @throws CameraError `camera.protocol` naming the request and the status */
export function expectOk(response: RtspResponse, method: string): void {
  if (response.status >= 200 && response.status < 300) return
  throw new CameraError(
    'camera.protocol',
    `the camera answers ${method} with ${response.status} ${response.reason}: check the path in camera.url`,
  )
}

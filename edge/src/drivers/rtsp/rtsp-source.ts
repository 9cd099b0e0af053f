import { parseRtp, type RtpPacket } from '../../camera/rtp-packet.ts'
import { CameraError, type VideoSink, type VideoSource } from '../../camera/video-source.ts'
import { type Clock, sleep } from '../../runtime/clock.ts'
import { parseAddress } from './address.ts'
import { openConnection, type RtspConnection } from './connection.ts'
import { expectOk, negotiate, type RtspSession, type RtspTransport } from './negotiate.ts'
import { createReorder } from './reorder.ts'
import { createRequests, type Requests } from './requests.ts'

export type RtspSourceOptions = {
  /** `rtsp://user:password@host:port/path` */
  url: string
  /** How the packets come; the other way is tried when the camera refuses this one (461). */
  transport: RtspTransport
  clock: Clock
  /** How long to wait for the connection, for an answer and for a packet. */
  timeoutMs?: number
}

type Peer = { connection: RtspConnection; requests: Requests }

const reorderDepth = 16
const teardownMs = 500
const silenceCheckMs = 1_000

/** A camera by RTSP 1.0 (RFC 2326): H.264 over the RTSP connection itself or over UDP. */
export function createRtspSource(options: RtspSourceOptions): VideoSource {
  const { clock, timeoutMs = 10_000 } = options
  return {
    async run(signal, sink) {
      const address = parseAddress(options.url)
      let connection: RtspConnection | undefined
      const abandon = () => connection?.close()
      signal.addEventListener('abort', abandon, { once: true })
      try {
        connection = await openConnection({ ...address, clock, timeoutMs, signal })
        const peer = { connection, requests: createRequests(connection, address.credentials) }
        const session = await negotiate({ ...peer, uri: address.uri }, options.transport)
        signal.removeEventListener('abort', abandon)
        await play(peer, session, { signal, sink, clock, timeoutMs })
      } catch (error) {
        if (!signal.aborted) throw error
      } finally {
        signal.removeEventListener('abort', abandon)
        connection?.close()
      }
    },
  }
}

type PlayOptions = { signal: AbortSignal; sink: VideoSink; clock: Clock; timeoutMs: number }

/** Plays until the signal aborts, then takes leave. Rejects when the connection ends or nothing comes any more. */
async function play(peer: Peer, session: RtspSession, options: PlayOptions): Promise<void> {
  const { signal, sink, clock, timeoutMs } = options
  const done = new AbortController()
  const inside = AbortSignal.any([signal, done.signal])
  let heardMs = clock.monotonicMs()

  function take(packet: RtpPacket): void {
    if (packet.payloadType !== session.track.payloadType || inside.aborted) return
    heardMs = clock.monotonicMs()
    sink.packet(packet)
  }

  async function watchForSilence(): Promise<void> {
    while (!inside.aborted) {
      if (clock.monotonicMs() - heardMs >= timeoutMs)
        throw new CameraError('camera.silent', `the camera has sent nothing for ${timeoutMs} ms`)
      await sleep(clock, Math.min(silenceCheckMs, timeoutMs), inside)
    }
  }

  try {
    // The first packets may overtake the answer to PLAY.
    sink.opened({ parameterSets: session.track.parameterSets })
    receive(peer.connection, session, take)
    const headers = { Session: session.id, Range: 'npt=0.000-' }
    const playing = peer.requests.send('PLAY', session.uri, headers).then((response) => expectOk(response, 'PLAY'))
    const living = playing.then(() => Promise.race([watchForSilence(), keepAlive(peer, session, clock, inside)]))
    const broken = peer.connection.ended.then((error) => Promise.reject(error))
    await Promise.race([broken, living, whenAborted(inside)])
  } finally {
    done.abort()
    session.udp?.close()
    await leave(peer, session, clock)
  }
}

/** Brings the packets of the track to `take`, whichever way they come. */
function receive(connection: RtspConnection, session: RtspSession, take: (packet: RtpPacket) => void): void {
  connection.onData = (channel, payload) => {
    const packet = channel === session.channel ? parseRtp(payload) : undefined
    if (packet) take(packet)
  }
  const reorder = createReorder(reorderDepth)
  session.udp?.listen((bytes) => {
    const packet = parseRtp(bytes)
    for (const next of packet ? reorder.push(packet) : []) take(next)
  })
}

/** Tells the camera at half of its patience that we still watch (RFC 2326 §12.37). */
async function keepAlive(peer: Peer, session: RtspSession, clock: Clock, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleep(clock, (session.timeoutS * 1_000) / 2, signal)
    // The answer matters little: a camera that does not know the method has heard us all the same.
    if (!signal.aborted) await peer.requests.send(session.keepAliveMethod, session.uri, { Session: session.id })
  }
}

/** Frees what the camera holds for us; a camera that does not answer is left as it is. */
async function leave(peer: Peer, session: RtspSession, clock: Clock): Promise<void> {
  peer.connection.onData = () => {}
  const answered = new AbortController()
  const left = peer.requests.send('TEARDOWN', session.uri, { Session: session.id }).catch(() => undefined)
  await Promise.race([left, sleep(clock, teardownMs, answered.signal)])
  answered.abort()
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

import { randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import type { Logger } from 'pino'
import type { Clip } from './clip.ts'
import type { CameraAccount } from './digest-auth.ts'
import { DigestAuth } from './digest-auth.ts'
import type { PacerClock } from './pacer.ts'
import type { PacketSink } from './packet-sink.ts'
import { interleavedSink, udpSink } from './packet-sink.ts'
import { RtpStream } from './rtp-stream.ts'
import type { RtspInput, RtspRequest, RtspResponse } from './rtsp-message.ts'
import { formatResponse, RtspReader } from './rtsp-message.ts'
import { describeClip, trackName } from './session-description.ts'
import { parseTransport } from './transport.ts'
import type { LivePicture } from './viewer.ts'
import { Viewer } from './viewer.ts'

/** What a connection needs to know of its camera. */
export interface CameraScene {
  clip: Clip
  path: string
  account: CameraAccount | null
  startAtKeyframe: boolean
  clock: PacerClock
  log: Logger
  /** The number of the picture that is sent next. */
  nextPicture(): number
  /** A client began or stopped to play. */
  changed(): void
}

/** Seconds of silence after which a session without an interleaved stream ends (RFC 2326 §12.37). */
const sessionTimeoutS = 60
const methods = 'OPTIONS, DESCRIBE, SETUP, PLAY, GET_PARAMETER, SET_PARAMETER, TEARDOWN'

type Track = { sink: PacketSink; stream: RtpStream; over: 'tcp' | 'udp' }

/** One client of the camera: an RTSP 1.0 connection (RFC 2326) with at most one session, which ends with it. */
export class RtspConnection {
  readonly #socket: Socket
  readonly #scene: CameraScene
  readonly #reader = new RtspReader()
  readonly #auth: DigestAuth | null
  readonly #sessionId = randomBytes(8).toString('hex')
  #track: Track | null = null
  #viewer: Viewer | null = null
  #queue: Promise<void> = Promise.resolve()
  #cancelTimeout = () => {}

  constructor(socket: Socket, scene: CameraScene) {
    this.#socket = socket
    this.#scene = scene
    this.#auth = scene.account ? new DigestAuth(scene.account) : null
    socket.setNoDelay(true)
    socket.on('data', (bytes) => this.#receive(bytes))
    socket.on('error', (error) => scene.log.debug({ error: error.message }, 'camera client lost'))
    socket.on('close', () => this.#release())
    this.#heard()
  }

  get isPlaying(): boolean {
    return this.#viewer !== null
  }

  send(picture: LivePicture): void {
    this.#viewer?.send(picture)
  }

  /** Cuts the connection without a word, as a camera that loses its power. */
  drop(): void {
    this.#socket.destroy()
  }

  #receive(bytes: Buffer): void {
    this.#heard()
    for (const input of this.#reader.push(bytes)) {
      if (input.type === 'packet') continue
      // One after the other: a SETUP waits for its ports, and the PLAY behind it must not overtake.
      this.#queue = this.#queue
        .then(() => this.#answerInput(input))
        .catch((error: unknown) => {
          this.#scene.log.warn({ error }, 'camera could not answer')
          this.#socket.destroy()
        })
    }
  }

  async #answerInput(input: Exclude<RtspInput, { type: 'packet' }>): Promise<void> {
    if (input.type === 'invalid') {
      this.#scene.log.debug({ reason: input.reason }, 'camera refused a malformed request')
      this.#socket.end(formatResponse(undefined, { status: input.status }))
      return
    }
    const { request } = input
    const response = await this.#answer(request)
    if (this.#socket.writable) this.#socket.write(formatResponse(request.headers.get('cseq'), response))
    if (response.status !== 200) return
    if (request.method === 'PLAY') this.#beginPlaying()
    if (request.method === 'TEARDOWN') this.#release()
  }

  async #answer(request: RtspRequest): Promise<RtspResponse> {
    if (!request.headers.has('cseq')) return { status: 400 }
    const unsupported = request.headers.get('require')
    if (unsupported !== undefined) return { status: 551, headers: { Unsupported: unsupported } }
    if (request.method === 'OPTIONS') return { status: 200, headers: { Public: methods } }
    if (!methods.split(', ').includes(request.method)) return { status: 405, headers: { Allow: methods } }
    if (this.#auth && !this.#auth.admits(request))
      return { status: 401, headers: { 'WWW-Authenticate': this.#auth.challenge() } }
    const target = this.#targetOf(request.url)
    if (!target) return { status: 404 }
    const session = request.headers.get('session')?.split(';')[0]
    if (session !== undefined && (session !== this.#sessionId || !this.#track)) return { status: 454 }
    switch (request.method) {
      case 'DESCRIBE':
        return this.#describe(request)
      case 'SETUP':
        return this.#setUp(request)
      case 'PLAY':
        return session === undefined ? { status: this.#track ? 454 : 455 } : this.#play(request.url)
      case 'TEARDOWN':
        return session === undefined ? { status: 454 } : { status: 200 }
      default:
        return { status: 200, headers: session === undefined ? {} : { Session: this.#sessionHeader() } }
    }
  }

  #targetOf(url: string): 'stream' | 'track' | null {
    if (!URL.canParse(url)) return null
    const path = new URL(url).pathname.replace(/\/$/, '')
    if (path === this.#scene.path) return 'stream'
    return path === `${this.#scene.path}/${trackName}` ? 'track' : null
  }

  #describe(request: RtspRequest): RtspResponse {
    const accept = request.headers.get('accept') ?? 'application/sdp'
    if (!/application\/(sdp|\*)|\*\/\*/.test(accept)) return { status: 406 }
    return {
      status: 200,
      headers: { 'Content-Base': `${request.url.replace(/\/$/, '')}/`, 'Content-Type': 'application/sdp' },
      body: describeClip(this.#scene.clip, this.#localAddress()),
    }
  }

  async #setUp(request: RtspRequest): Promise<RtspResponse> {
    if (this.#viewer) return { status: 455 }
    const wanted = parseTransport(request.headers.get('transport') ?? '')
    if (!wanted) return { status: 461 }
    this.#track?.sink.close()
    const stream = new RtpStream(this.#scene.clip.framesPerSecond)
    const ssrc = stream.ssrc.toString(16).padStart(8, '0').toUpperCase()
    let transport: string
    if (wanted.over === 'tcp') {
      const sink = interleavedSink(this.#socket, wanted.rtpChannel, wanted.rtcpChannel)
      this.#track = { sink, stream, over: 'tcp' }
      transport = `RTP/AVP/TCP;unicast;interleaved=${wanted.rtpChannel}-${wanted.rtcpChannel};ssrc=${ssrc}`
    } else {
      const sink = await udpSink(
        this.#localAddress(),
        plainAddress(this.#socket.remoteAddress),
        wanted,
        this.#scene.clock,
      )
      if (this.#socket.destroyed) {
        sink.close()
        return { status: 503 }
      }
      this.#track = { sink, stream, over: 'udp' }
      sink.onReport(() => this.#heard())
      transport =
        `RTP/AVP;unicast;client_port=${wanted.rtpPort}-${wanted.rtcpPort};` +
        `server_port=${sink.rtpPort}-${sink.rtcpPort};ssrc=${ssrc}`
    }
    return { status: 200, headers: { Transport: transport, Session: this.#sessionHeader() } }
  }

  #play(url: string): RtspResponse {
    if (!this.#track) return { status: 455 }
    const { stream } = this.#track
    const base = url.replace(/\/$/, '').replace(`/${trackName}`, '')
    const timestamp = stream.timestampOf(this.#scene.nextPicture())
    return {
      status: 200,
      headers: {
        Session: this.#sessionHeader(),
        Range: 'npt=now-',
        'RTP-Info': `url=${base}/${trackName};seq=${stream.nextSequence};rtptime=${timestamp}`,
      },
    }
  }

  #beginPlaying(): void {
    if (this.#viewer || !this.#track || this.#socket.destroyed) return
    this.#viewer = new Viewer(this.#track.sink, this.#track.stream, this.#scene.startAtKeyframe)
    this.#scene.log.info({ from: this.#socket.remoteAddress, over: this.#track.over }, 'camera plays')
    this.#scene.changed()
  }

  #release(): void {
    this.#cancelTimeout()
    const wasPlaying = this.isPlaying
    this.#viewer?.end()
    this.#viewer = null
    this.#track?.sink.close()
    this.#track = null
    if (wasPlaying) this.#scene.changed()
  }

  /** Any request or report puts the end of the session off. */
  #heard(): void {
    this.#cancelTimeout()
    this.#cancelTimeout = this.#scene.clock.after(sessionTimeoutS * 1000, () => {
      if (this.#viewer && this.#track?.over === 'tcp') return
      this.#scene.log.info('camera ends a silent session')
      this.#socket.destroy()
    })
  }

  #sessionHeader(): string {
    return `${this.#sessionId};timeout=${sessionTimeoutS}`
  }

  #localAddress(): string {
    return plainAddress(this.#socket.localAddress)
  }
}

/** An IPv4 address stays one where the server listens on both families. */
function plainAddress(address = '127.0.0.1'): string {
  return address.replace(/^::ffff:/, '')
}

import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Logger } from 'pino'
import type { ClipName } from './clip.ts'
import { readClip } from './clip.ts'
import type { PacerClock } from './pacer.ts'
import { realClock, startPacer } from './pacer.ts'
import { packetizePicture } from './rtp-payload.ts'
import { RtspConnection } from './rtsp-connection.ts'

export interface CameraOptions {
  /** 0 takes a free port. */
  port: number
  host?: string
  clip: ClipName
  /** With both, clients sign in by Digest. */
  user?: string
  password?: string
  /** A client's first picture is a keyframe, however long it waits. As real cameras do, the default joins the live stream. */
  startAtKeyframe?: boolean
  /** The clip's frame to begin with. */
  firstFrame?: number
  clock?: PacerClock
  log: Logger
}

/**
 * A picture that was sent: its number within the clip, and when its last packet was handed to the network (wall clock, ms;
 * a client by UDP gets it at the speed of a camera's port, some milliseconds later).
 */
export interface SentFrame {
  frame: number
  atMs: number
}

export interface Camera {
  port: number
  /** Address for the edge's configuration, without user and password. */
  url: string
  stop(): Promise<void>
  /** `false` stops the packets in mid-stream while every connection stays: the camera hangs. */
  setPlaying(playing: boolean): void
  isPlaying(): boolean
  /** Cuts every connection: the camera was unplugged for a moment. */
  dropConnections(): void
  /** Null before the first picture. Counts on while nobody watches. */
  frame(): SentFrame | null
  /** What was sent in the last ten seconds, oldest first. */
  recentFrames(): SentFrame[]
  /** Clients that play. */
  clients(): number
  /** Hears when clients come and go or the camera hangs; the result ends the subscription. */
  onChange(listener: () => void): () => void
}

const path = '/entrance'
const rememberedFrames = 250

/** Starts a camera that films a clip in a loop and serves it at `rtsp://host:port/entrance`. @throws when the port is taken. */
export async function startCamera(options: CameraOptions): Promise<Camera> {
  const { log, host = '127.0.0.1', firstFrame = 0, clock = realClock } = options
  const clip = await readClip(options.clip)
  const pictures = clip.frames.map((frame) => ({ isKeyframe: frame.isKeyframe, payloads: packetizePicture(frame) }))
  const connections = new Set<RtspConnection>()
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const sent: SentFrame[] = []
  let playing = true

  const pacer = startPacer(
    1000 / clip.framesPerSecond,
    (number) => {
      const frame = (firstFrame + number) % pictures.length
      const picture = pictures[frame]
      if (!playing || !picture) return
      const wallMs = Date.now()
      for (const connection of connections) connection.send({ ...picture, number, wallMs })
      sent.push({ frame, atMs: performance.timeOrigin + performance.now() })
      if (sent.length > rememberedFrames) sent.shift()
    },
    clock,
  )

  const account =
    options.user !== undefined && options.password !== undefined
      ? { user: options.user, password: options.password }
      : null
  const server = createServer((socket) => {
    const connection = new RtspConnection(socket, {
      clip,
      path,
      account,
      startAtKeyframe: options.startAtKeyframe ?? false,
      clock,
      log,
      nextPicture: () => pacer.newest() + 1,
      changed,
    })
    connections.add(connection)
    socket.on('close', () => connections.delete(connection))
  })
  const dropConnections = () => {
    for (const connection of connections) connection.drop()
  }
  try {
    server.listen(options.port, host)
    await once(server, 'listening')
  } catch (error) {
    pacer.stop()
    throw error
  }
  server.on('error', (error) => log.warn({ error: error.message }, 'camera server'))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : options.port
  log.info({ port, clip: options.clip }, 'camera films')

  return {
    port,
    url: `rtsp://${host}:${port}${path}`,
    stop: async () => {
      pacer.stop()
      dropConnections()
      server.close()
      await once(server, 'close')
    },
    setPlaying: (value) => {
      playing = value
      changed()
    },
    isPlaying: () => playing,
    dropConnections,
    frame: () => sent.at(-1) ?? null,
    recentFrames: () => [...sent],
    clients: () => [...connections].filter((connection) => connection.isPlaying).length,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

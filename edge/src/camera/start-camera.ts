import type { CancelTimer, Clock } from '../runtime/clock.ts'
import { sleep } from '../runtime/clock.ts'
import type { Log } from '../runtime/log.ts'
import { type CameraState, createPull, type Pull } from './pull.ts'
import type { VideoSource } from './video-source.ts'
import { openViewer, type Viewer } from './viewer.ts'
import { type MediaPort, startMediaPort } from './webrtc/media-port.ts'
import { parseOffer } from './webrtc/offer.ts'
import { loadSecurity } from './webrtc/secure-link.ts'

export type CameraOptions = {
  /** Absent: there is no camera, and every watch is refused. */
  source?: VideoSource | undefined
  /** Addresses told to viewers, most wanted first. */
  addresses: string[]
  /** UDP ports for video, both ends included; any when absent. */
  portRange?: [number, number] | undefined
  maxViewers: number
  /**
   * Pull without viewers too. For a camera with long gaps between keyframes that does not begin with one: its first viewer
   * would wait for up to a gap. Costs the camera's bit rate and about 1 % of a core, day and night.
   */
  isAlwaysPulled?: boolean
  clock: Clock
  log: Log
  onState(state: CameraState): void
}

export type WatchRequest = { viewerId: string; offer: string }
export type WatchRefusal = 'camera-unavailable' | 'viewers-limit' | 'sdp-invalid'
export type WatchOutcome = { answer: string } | { refused: WatchRefusal }

export type Camera = {
  /**
   * Answers a browser's offer with the camera's picture. Waits for the camera to agree, not for its picture; one that cannot
   * be reached is told within 4 s. The same viewer again replaces its earlier self. Never rejects.
   */
  watch(request: WatchRequest): Promise<WatchOutcome>
  /** @returns whether there was such a viewer */
  unwatch(viewerId: string): boolean
  state(): CameraState
  viewers(): number
  stop(): Promise<void>
}

/** How long the camera is kept after the last viewer: the next one sees the picture at once. */
const lingerMs = 10_000
/** A camera agrees to play within some 50 ms; one that says nothing for so long is refused if it failed before, else hoped for. */
const cameraWaitMs = 3_500

/** One camera and everybody who looks at it, over one pull. */
export function startCamera(options: CameraOptions): Camera {
  const { source, maxViewers, clock, log } = options
  const viewers = new Map<string, Viewer>()
  let arriving = 0
  let isStopped = false
  let port: Promise<MediaPort> | undefined
  let cancelLinger: CancelTimer | undefined
  let releasing: Promise<void> = Promise.resolve()

  const pull: Pull | undefined = source && createPull({ ...options, source, onPacket })

  function onPacket(packet: Parameters<Viewer['take']>[0]): void {
    for (const viewer of viewers.values()) viewer.take(packet)
  }

  function remove(viewerId: string): boolean {
    const viewer = viewers.get(viewerId)
    viewer?.close()
    const had = viewers.delete(viewerId)
    releaseLater()
    return had
  }

  function releaseLater(): void {
    cancelLinger?.()
    cancelLinger = undefined
    if (viewers.size + arriving === 0 && !isStopped) cancelLinger = clock.setTimer(lingerMs, () => void release())
  }

  function release(): Promise<void> {
    const closing = port
    port = undefined
    const stopsPull = isStopped || !options.isAlwaysPulled
    const ending = [stopsPull ? pull?.stop() : undefined, closing?.then((opened) => opened.stop())]
    releasing = Promise.allSettled(ending).then(() => undefined)
    return releasing
  }

  async function openPort(): Promise<MediaPort> {
    await releasing
    if (port) return port
    const opening = startMediaPort({ addresses: options.addresses, portRange: options.portRange, log })
    port = opening
    // The next viewer tries again.
    opening.catch(() => {
      if (port === opening) port = undefined
    })
    return opening
  }

  async function admit(pull: Pull, request: WatchRequest): Promise<WatchOutcome> {
    const offer = parseOffer(request.offer)
    if (!offer) return { refused: 'sdp-invalid' }
    viewers.get(request.viewerId)?.close()
    viewers.delete(request.viewerId)
    if (viewers.size + arriving > maxViewers) return { refused: 'viewers-limit' }

    const opened = openPort()
    const [port, security, isPromising] = await Promise.all([opened, loadSecurity(), isCameraPromising(pull)])
    if (!isPromising || isStopped) return { refused: 'camera-unavailable' }
    const { viewerId } = request
    viewers.get(viewerId)?.close()
    const viewer = openViewer({ offer, port, security, cache: pull.cache, clock, log, onGone })
    viewers.set(viewerId, viewer)
    return { answer: viewer.answer }

    function onGone(reason: string): void {
      log.info({ viewerId, reason }, 'viewer gone')
      if (viewers.get(viewerId) === viewer) remove(viewerId)
    }
  }

  async function isCameraPromising(pull: Pull): Promise<boolean> {
    if (pull.state() === 'streaming') return true
    const hasFailed = pull.state() === 'failing'
    await pull.start()
    const decided = new AbortController()
    const undecided = sleep(clock, cameraWaitMs, decided.signal).then(() => (hasFailed ? 'failed' : 'opened'))
    const outcome = await Promise.race([pull.attempt(), undecided])
    decided.abort()
    return outcome === 'opened'
  }

  if (options.isAlwaysPulled) void pull?.start()
  return {
    async watch(request) {
      if (!pull || isStopped) return { refused: 'camera-unavailable' }
      arriving += 1
      cancelLinger?.()
      try {
        return await admit(pull, request)
      } catch (error) {
        log.error({ err: error, viewerId: request.viewerId }, 'cannot serve a viewer')
        return { refused: 'camera-unavailable' }
      } finally {
        arriving -= 1
        releaseLater()
      }
    },
    unwatch: remove,
    state: () => pull?.state() ?? 'idle',
    viewers: () => viewers.size,
    async stop() {
      isStopped = true
      cancelLinger?.()
      for (const viewer of viewers.values()) viewer.close()
      viewers.clear()
      await releasing
      await release()
    },
  }
}

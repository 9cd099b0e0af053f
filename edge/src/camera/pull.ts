import type { Clock } from '../runtime/clock.ts'
import type { Log } from '../runtime/log.ts'
import { type Supervision, supervise } from '../runtime/supervise.ts'
import { createContinuity, type VideoPacket } from './continuity.ts'
import { fitPacket } from './fit-packet.ts'
import { createGopCache, type GopCache } from './gop-cache.ts'
import type { VideoSource } from './video-source.ts'

export type CameraState = 'idle' | 'connecting' | 'streaming' | 'failing'

/** What the camera said to the last attempt: `opened` as soon as it has agreed to play. */
export type Attempt = 'opened' | 'failed'

export type Pull = {
  cache: GopCache
  state(): CameraState
  /** Begins to pull, or tries at once again where it waits between two tries. */
  start(): Promise<void>
  /** The outcome of the present attempt, now or when it is known. */
  attempt(): Promise<Attempt>
  stop(): Promise<void>
}

export type PullOptions = {
  source: VideoSource
  clock: Clock
  log: Log
  onState(state: CameraState): void
  onPacket(packet: VideoPacket): void
}

const firstDelayMs = 250
/** Somebody looks: a camera that is back is to be seen soon. */
const maxDelayMs = 4_000

/** The one connection to the camera, however many look; kept up, with waits between failures, until it is stopped. */
export function createPull({ source, clock, log, onState, onPacket }: PullOptions): Pull {
  const cache = createGopCache()
  const continuity = createContinuity()
  let state: CameraState = 'idle'
  let attempt = Promise.withResolvers<Attempt>()
  let supervision: Supervision | undefined
  let isTrying = false
  let changing: Promise<void> = Promise.resolve()

  function become(next: CameraState): void {
    if (next === state) return
    state = next
    onState(next)
  }

  async function run(signal: AbortSignal): Promise<void> {
    isTrying = true
    try {
      await source.run(signal, {
        opened({ parameterSets }) {
          continuity.restart()
          cache.reset()
          cache.useParameterSets(parameterSets)
          attempt.resolve('opened')
        },
        packet(rtp) {
          const taken = continuity.take(rtp, clock.monotonicMs())
          if (!taken) return
          become('streaming')
          for (const packet of fitPacket(taken)) {
            cache.push(packet)
            onPacket(packet)
          }
        },
      })
    } finally {
      isTrying = false
      if (!signal.aborted) {
        become('failing')
        attempt.resolve('failed')
        attempt = Promise.withResolvers<Attempt>()
      }
    }
  }

  /** Starts and stops come from many viewers: one after the other. */
  function serially(change: () => Promise<void>): Promise<void> {
    changing = changing.then(change)
    return changing
  }

  async function end(): Promise<void> {
    const stopping = supervision
    supervision = undefined
    await stopping?.stop()
  }

  return {
    cache,
    state: () => state,
    attempt: () => attempt.promise,
    start: () =>
      serially(async () => {
        if (supervision && (state !== 'failing' || isTrying)) return
        await end()
        if (state === 'idle') become('connecting')
        attempt = Promise.withResolvers<Attempt>()
        supervision = supervise({ name: 'camera', run, clock, log, firstDelayMs, maxDelayMs })
      }),
    stop: () =>
      serially(async () => {
        await end()
        cache.reset()
        become('idle')
      }),
  }
}

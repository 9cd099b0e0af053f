import { setImmediate as nextTurn } from 'node:timers/promises'
import type { RtpPacket } from './rtp-packet.ts'
import type { CameraError, VideoSink, VideoSource } from './video-source.ts'

/** A camera that does what a test says. */
export type FakeVideoSource = VideoSource & {
  /** How often it was run, and whether it runs now. */
  runs: number
  isRunning: boolean
  /** Agrees to play; resolves once there is a run to agree to. */
  open(parameterSets?: Buffer[]): Promise<void>
  send(packets: RtpPacket[]): void
  /** Ends the present run as a broken camera does, and every later one at its start until `repair`. */
  fail(error: CameraError): void
  repair(): void
}

export function createFakeVideoSource(): FakeVideoSource {
  let sink: VideoSink | undefined
  let breakRun: ((error: CameraError) => void) | undefined
  let broken: CameraError | undefined

  const source: FakeVideoSource = {
    runs: 0,
    isRunning: false,
    async run(signal, given) {
      source.runs += 1
      if (broken) throw broken
      source.isRunning = true
      sink = given
      try {
        await new Promise<void>((resolve, reject) => {
          breakRun = reject
          if (signal.aborted) resolve()
          signal.addEventListener('abort', () => resolve(), { once: true })
        })
      } finally {
        source.isRunning = false
        sink = undefined
      }
    },
    async open(parameterSets = []) {
      while (!sink) await nextTurn()
      sink.opened({ parameterSets })
    },
    send(packets) {
      for (const packet of packets) sink?.packet(packet)
    },
    fail(error) {
      broken = error
      breakRun?.(error)
    },
    repair() {
      broken = undefined
    },
  }
  return source
}

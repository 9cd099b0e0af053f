import type { PacketSink } from './packet-sink.ts'
import type { RtpPayload } from './rtp-payload.ts'
import type { RtpStream } from './rtp-stream.ts'

/** A picture of the live stream, cut for the wire. */
export interface LivePicture {
  /** Number since the camera began. */
  number: number
  isKeyframe: boolean
  payloads: RtpPayload[]
  /** Wall clock in ms, for sender reports. */
  wallMs: number
}

const reportEveryMs = 5_000

/** One client that plays: gets every picture while it takes them, and a sender report every five seconds. */
export class Viewer {
  readonly #sink: PacketSink
  readonly #stream: RtpStream
  #waitsForKeyframe: boolean
  #reportDueMs = 0

  constructor(sink: PacketSink, stream: RtpStream, startAtKeyframe: boolean) {
    this.#sink = sink
    this.#stream = stream
    this.#waitsForKeyframe = startAtKeyframe
  }

  send(picture: LivePicture): void {
    // What follows a lost picture is of no use until the next keyframe.
    if (this.#sink.isCongested()) this.#waitsForKeyframe = true
    else if (picture.isKeyframe) this.#waitsForKeyframe = false
    if (this.#waitsForKeyframe) return
    for (const payload of picture.payloads) this.#sink.sendRtp(this.#stream.packet(payload, picture.number))
    if (picture.wallMs < this.#reportDueMs) return
    this.#sink.sendRtcp(this.#stream.senderReport(picture.number, picture.wallMs))
    this.#reportDueMs = picture.wallMs + reportEveryMs
  }

  /** Says goodbye. */
  end(): void {
    this.#sink.sendRtcp(this.#stream.goodbye())
  }
}

import type { RtpPacket } from './rtp-packet.ts'

/** What a camera sends, told once before its first packet. */
export type VideoTrack = {
  /** SPS and PPS as they stand outside the stream (`sprop-parameter-sets`, RFC 6184 §8.1), without start codes; may be empty. */
  parameterSets: Buffer[]
}

/** Takes what a source brings. Called only between the start and the end of a run. */
export type VideoSink = {
  opened(track: VideoTrack): void
  /** H.264 in RTP (RFC 6184, single NAL, STAP-A and FU-A), in order as far as the source can tell. */
  packet(packet: RtpPacket): void
}

/** Where the picture comes from: one camera. */
export type VideoSource = {
  /**
   * Connects and plays until `signal` aborts, then resolves; calls nothing on `sink` afterwards. Never retries by itself.
   * @throws CameraError when the picture cannot be had or is over
   */
  run(signal: AbortSignal, sink: VideoSink): Promise<void>
}

export type CameraFault =
  /** Nobody answers at the address, or the connection broke. */
  | 'camera.unreachable'
  /** The name or the password is wrong. */
  | 'camera.unauthorized'
  /** It answers, but not as the protocol asks, or refuses the request. */
  | 'camera.protocol'
  /** It has no H.264 video that we can pass on. */
  | 'camera.no-video'
  /** It plays, but nothing comes any more. */
  | 'camera.silent'

/** Why there is no picture. The message says what was wrong, without names and passwords. */
export class CameraError extends Error {
  override readonly name = 'CameraError'
  readonly code: CameraFault

  constructor(code: CameraFault, message: string) {
    super(message)
    this.code = code
  }
}
